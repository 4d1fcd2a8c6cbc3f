/**
 * Version 2 is version 1 and, after its last bit, what designs could not say when that was made: boxes that are locked,
 * colours and collapsed frames of deployables, the quotas of a new account, what was measured and what was fitted to
 * it. A design that says none of it is still written in version 1. NEVER EDIT, see `v1/frozen.ts`.
 */

import type { Assumptions, Color, Deployable, DeployableId, Document, Point, ServiceId } from '../../../model/document'
import { choiceColumn, flagColumn, numberColumn } from '../v1/columnCodec'
import { codeDocument as first } from '../v1/documentCodec'
import { withoutUndefined } from '../v1/serviceCodec'
import type { SymbolCoder } from '../v1/symbolCoder'

const field = { account: 119, number: 120, locked: 122, color: 123, collapsed: 124 }
const colors: readonly (Color | undefined)[] = [
  undefined,
  'blue',
  'violet',
  'pink',
  'red',
  'yellow',
  'green',
  'brown',
  'grey',
] as const

/** Whether a document says what version 1 has no words for. */
export function needsVersion2({ assumptions, partition, layout }: Document): boolean {
  const { newAccount, measured, factors } = assumptions
  if (newAccount || measured !== undefined || factors !== undefined) return true
  return (
    Object.values<Deployable>(partition.deployables).some(({ color, collapsed }) => color !== undefined || collapsed) ||
    Object.values<Point>(layout).some(({ locked }) => locked === true)
  )
}

export function codeExtendedDocument(coder: SymbolCoder, given: Document): Document {
  const read = first(coder, given)
  const { of, deployables } = read.partition
  return {
    ...read,
    partition: { of, deployables: shown(coder, given.partition.deployables, deployables) },
    assumptions: { ...read.assumptions, ...calibration(coder, given.assumptions) },
    layout: locked(coder, given.layout, read.layout),
  }
}

function shown(
  coder: SymbolCoder,
  given: Document['partition']['deployables'],
  read: Document['partition']['deployables'],
) {
  const [color, collapsed] = [choiceColumn(coder, field.color, colors), flagColumn(coder, field.collapsed)]
  const rows = Object.values<Deployable>(read).map((row) => {
    const before = given[row.id]
    const own = { color: color(before?.color), collapsed: collapsed(before?.collapsed === true) || undefined }
    return [row.id, withoutUndefined<Deployable>({ ...row, ...own })] as const
  })
  return Object.fromEntries(rows) as Readonly<Record<DeployableId, Deployable>>
}

function locked(coder: SymbolCoder, given: Document['layout'], read: Document['layout']): Document['layout'] {
  const yes = flagColumn(coder, field.locked)
  const points = Object.entries<Point>(read).map(([id, point]) => {
    const held = yes(given[id as ServiceId]?.locked === true)
    return [id, held ? { ...point, locked: true } : point] as const
  })
  return Object.fromEntries(points)
}

function calibration(coder: SymbolCoder, given: Assumptions): Pick<Assumptions, 'newAccount' | 'measured' | 'factors'> {
  const yes = flagColumn(coder, field.account)
  const value = numberColumn(coder, field.number)
  const maybe = (from: number | undefined) => (yes(from !== undefined) ? value(from ?? 0) : undefined)
  const newAccount = yes(given.newAccount)
  const known = yes(given.measured !== undefined)
  const { p50, p99, monthly } = given.measured ?? {}
  const measured = known ? withoutUndefined({ p50: maybe(p50), p99: maybe(p99), monthly: maybe(monthly) }) : undefined
  const fitted = yes(given.factors !== undefined)
  const { work, hop, price } = given.factors ?? { work: 1, hop: 1, price: 1 }
  const factors = fitted ? { work: value(work, 1), hop: value(hop, 1), price: value(price, 1) } : undefined
  return withoutUndefined({ newAccount, measured, factors })
}
