/** A document as flat tables of rows, so that two tabs can merge it field by field, and back. */

import type { Document } from '../../model/document'
import { normalise } from '../../model/partition'

/** Rows by table and id. A row is an object of cells, or one value. */
export type DocumentTables = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Fields that no table holds are cells of the rows of `head`. */
export function tablesOf({ design, partition, assumptions, assumed, layout, ...name }: Document): DocumentTables {
  const { overrides, discounts, ...settings } = assumptions
  const { services, operations, calls, workloads } = design
  const { of, deployables } = partition
  const head = { name, settings }
  return { head, services, operations, calls, workloads, of, deployables, overrides, discounts, assumed, layout }
}

/** The document of these tables, as they are. */
export function documentOf(tables: DocumentTables): Document {
  const { head, services, operations, calls, workloads, of, deployables, overrides, discounts, assumed, layout } =
    tables
  const { name, settings } = head as { name: object; settings: object }
  return {
    ...name,
    design: { services, operations, calls, workloads },
    partition: { of, deployables },
    assumptions: { ...settings, overrides, discounts },
    assumed,
    layout,
  } as unknown as Document
}

/** Without rows that name what another tab has removed. The same object if nothing was wrong. */
export function withoutDangling(document: Document): Document {
  const { design, partition, layout } = document
  const { services } = design
  const operations = kept(design.operations, ({ service }) => service in services)
  const calls = kept(design.calls, ({ from, to }) => from in operations && to in operations)
  const workloads = kept(design.workloads, ({ to }) => to in operations)
  const of = kept(partition.of, (deployable, id) => id in services && deployable in partition.deployables)
  const grouped = of === partition.of ? partition : { ...partition, of }
  const placed = kept(layout, (_, id) => id in services)
  const isWhole = operations === design.operations && calls === design.calls && workloads === design.workloads
  const whole = isWhole ? design : { services, operations, calls, workloads }
  const normal = normalise(grouped, services)
  if (isWhole && normal === partition && placed === layout) return document
  return { ...document, design: whole, partition: normal, layout: placed }
}

function kept<Row extends object>(table: Row, isKept: (row: Row[keyof Row], id: string) => boolean): Row {
  const entries = Object.entries(table) as [string, Row[keyof Row]][]
  const rest = entries.filter(([id, row]) => isKept(row, id))
  return rest.length === entries.length ? table : (Object.fromEntries(rest) as Row)
}
