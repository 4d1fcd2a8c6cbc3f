/**
 * A whole document through a coder: the argument is written, or a new one is read. The result is what a reader gets:
 * positions rounded, the partition in its normal form.
 */

import { rows } from '../../../base/table'
import { defaultAssumptions } from '../../../model/constructors'
import type { Assumptions, Document, Point, ServiceId } from '../../../model/document'
import { codeAssumedRanges, rangeColumn } from './assumedRanges'
import { codeCalls, codeWorkloads } from './callCodec'
import { unzigzag, zigzag } from './callEnds'
import { choiceColumn, flagColumn, numberColumn, textColumn } from './columnCodec'
import { defaultMonthHours, maxCounts, observabilities, placements, protocols } from './constants'
import { codeDeployables } from './deployableCodec'
import { fieldNumbers } from './fieldNumbers'
import { codeServices, withoutUndefined } from './serviceCodec'
import { hash, type SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

/** Version 1 of the link. */
export function codeDocument(coder: SymbolCoder, document: Document): Document {
  const name = codeText(coder, fieldNumbers.title, document.name)
  const notes = codeText(coder, fieldNumbers.notes, document.notes)
  const serviceRows = codeServices(coder, {
    services: rows(document.design.services),
    operations: rows(document.design.operations),
  })
  const design = {
    services: table(serviceRows.services),
    operations: table(serviceRows.operations),
    calls: table(codeCalls(coder, rows(document.design.calls), serviceRows)),
    workloads: table(codeWorkloads(coder, rows(document.design.workloads), serviceRows.operations)),
  } as Document['design']
  const partition = codeDeployables(coder, document.partition, design.services)
  const assumptions = codeAssumptions(coder, document.assumptions)
  const assumed = codeAssumedRanges(coder, document.assumed, { design, partition })
  return { name, notes, design, partition, assumptions, assumed, layout: codeLayout(coder, document, design) }
}

function codeAssumptions(coder: SymbolCoder, assumptions: Assumptions): Assumptions {
  const [catalog, asOf] = [
    textColumn(coder, fieldNumbers.catalog)(assumptions.catalog),
    textColumn(coder, fieldNumbers.asOf)(assumptions.asOf),
  ]
  const flag = (field: number, value: boolean) => flagColumn(coder, field)(value)
  const read = {
    catalog,
    asOf,
    placement: choiceColumn(coder, fieldNumbers.placement, placements)(assumptions.placement),
    protocol: choiceColumn(coder, fieldNumbers.defaultProtocol, protocols)(assumptions.protocol),
    mesh: flag(fieldNumbers.mesh, assumptions.mesh),
    observability: choiceColumn(coder, fieldNumbers.observability, observabilities)(assumptions.observability),
    freeTier: flag(fieldNumbers.freeTier, assumptions.freeTier),
    monthHours: numberColumn(coder, fieldNumbers.month)(assumptions.monthHours, defaultMonthHours),
    mergeDatabases: flag(fieldNumbers.mergeDatabases, assumptions.mergeDatabases),
    overruleKeepApart: flag(fieldNumbers.overrule, assumptions.overruleKeepApart),
  }
  return withoutUndefined<Assumptions>({
    ...defaultAssumptions,
    ...read,
    overrides: codeOverrides(coder, assumptions.overrides),
  })
}

function codeOverrides(coder: SymbolCoder, overrides: Assumptions['overrides']): Assumptions['overrides'] {
  const facts = Object.entries(overrides)
  const value = numberColumn(coder, fieldNumbers.value, 'signed')
  const range = rangeColumn(coder)
  const size = coder.context(fieldNumbers.size, 4).rowCount(facts.length, maxCounts.entries)
  const coded = Array.from({ length: size }, (_, i) => {
    const [fact, override] = facts[i] ?? ['', { value: 0 }]
    const id = codeText(coder, fieldNumbers.fact, fact)
    return [id, { value: value(override.value), ...range(override) }] as const
  })
  return Object.fromEntries(coded)
}

const grid = 20

/** Positions in the order of the services, in whole pixels. */
function codeLayout(coder: SymbolCoder, document: Document, { services }: Document['design']): Document['layout'] {
  const points = Object.keys(services).map((id) => document.layout[id as ServiceId])
  const placed = points.filter((point) => point !== undefined)
  const onGrid = placed.every(({ x, y }) => whole(x) % grid === 0 && whole(y) % grid === 0)
  if (!coder.context(fieldNumbers.placed, 1).flag(placed.length > 0)) return {}
  const step = coder.context(fieldNumbers.grid, 1).flag(onGrid) ? grid : 1
  const isPlaced = flagColumn(coder, fieldNumbers.placed)
  const [across, down] = [coordinateColumn(coder, fieldNumbers.across), coordinateColumn(coder, fieldNumbers.down)]
  const coded: [string, Point][] = []
  for (const [i, id] of Object.keys(services).entries()) {
    const point = points[i]
    if (!isPlaced(point !== undefined)) continue
    const x = across(whole(point?.x ?? 0) / step, 0)
    const y = down(whole(point?.y ?? 0) / step, hash(x, 1))
    coded.push([id, { x: x * step, y: y * step }])
  }
  return Object.fromEntries(coded)
}

/** Coordinates in one direction: in a tidy drawing most repeat an earlier one, or are one step further. */
function coordinateColumn(coder: SymbolCoder, field: number): (value: number, context: number) => number {
  const seen: number[] = []
  const positions = new Map<number, number>()
  let [last, stepBefore, repeats] = [0, 0, 0]
  return (value, context) => {
    const at = positions.get(value)
    const isRepeated =
      seen.length > 0 && coder.context(field, hash(1, repeats & 3), hash(2, context)).flag(at !== undefined)
    repeats = repeats * 2 + (isRepeated ? 1 : 0)
    if (isRepeated) {
      const back = coder
        .context(field, 3, hash(3, repeats & 3), hash(4, context))
        .index(seen.length - 1 - (at ?? 0), seen.length)
      last = seen[seen.length - 1 - back] ?? 0
      return last
    }
    const step = coder.context(field + 1, hash(1, stepBefore)).count(zigzag(value - last))
    stepBefore = step
    last += unzigzag(step)
    positions.set(last, seen.length)
    seen.push(last)
    return last
  }
}

function whole(position: number): number {
  return Math.round(Math.max(-100_000, Math.min(100_000, position))) + 0
}

function table<Row extends { readonly id: string }>(list: readonly Row[]): Readonly<Record<string, Row>> {
  return Object.fromEntries(list.map((row) => [row.id, row]))
}
