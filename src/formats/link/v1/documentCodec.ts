/**
 * A whole document through a pen: written as it is given, or read into a new one. What it gives back is what a
 * reader will see: positions rounded, the partition in its one form.
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

export function codeDocument(pen: SymbolCoder, given: Document): Document {
  const name = codeText(pen, fieldNumbers.title, given.name)
  const notes = codeText(pen, fieldNumbers.notes, given.notes)
  const both = codeServices(pen, { services: rows(given.design.services), operations: rows(given.design.operations) })
  const design = {
    services: table(both.services),
    operations: table(both.operations),
    calls: table(codeCalls(pen, rows(given.design.calls), both)),
    workloads: table(codeWorkloads(pen, rows(given.design.workloads), both.operations)),
  } as Document['design']
  const placed = codeDeployables(pen, given.partition, design.services)
  const assumptions = assumed(pen, given.assumptions)
  const doubted = codeAssumedRanges(pen, given.assumed, { design, partition: placed })
  return { name, notes, design, partition: placed, assumptions, assumed: doubted, layout: layout(pen, given, design) }
}

function assumed(pen: SymbolCoder, given: Assumptions): Assumptions {
  const [catalog, asOf] = [
    textColumn(pen, fieldNumbers.catalog)(given.catalog),
    textColumn(pen, fieldNumbers.asOf)(given.asOf),
  ]
  const yes = (of: number, value: boolean) => flagColumn(pen, of)(value)
  const read = {
    catalog,
    asOf,
    placement: choiceColumn(pen, fieldNumbers.placement, placements)(given.placement),
    protocol: choiceColumn(pen, fieldNumbers.defaultProtocol, protocols)(given.protocol),
    mesh: yes(fieldNumbers.mesh, given.mesh),
    observability: choiceColumn(pen, fieldNumbers.observability, observabilities)(given.observability),
    freeTier: yes(fieldNumbers.freeTier, given.freeTier),
    monthHours: numberColumn(pen, fieldNumbers.month)(given.monthHours, defaultMonthHours),
    mergeDatabases: yes(fieldNumbers.mergeDatabases, given.mergeDatabases),
    overruleKeepApart: yes(fieldNumbers.overrule, given.overruleKeepApart),
  }
  return withoutUndefined<Assumptions>({ ...defaultAssumptions, ...read, overrides: overrides(pen, given.overrides) })
}

function overrides(pen: SymbolCoder, given: Assumptions['overrides']): Assumptions['overrides'] {
  const facts = Object.entries(given)
  const value = numberColumn(pen, fieldNumbers.value, 'signed')
  const doubt = rangeColumn(pen)
  const size = pen.context(fieldNumbers.size, 4).rowCount(facts.length, maxCounts.entries)
  const written = Array.from({ length: size }, (_, i) => {
    const [fact, override] = facts[i] ?? ['', { value: 0 }]
    const id = codeText(pen, fieldNumbers.fact, fact)
    return [id, { value: value(override.value), ...doubt(override) }] as const
  })
  return Object.fromEntries(written)
}

const grid = 20

/** Positions in the order of the services, whole: half a pixel is not worth a letter. */
function layout(pen: SymbolCoder, given: Document, { services }: Document['design']): Document['layout'] {
  const points = Object.keys(services).map((id) => given.layout[id as ServiceId])
  const known = points.filter((point) => point !== undefined)
  const onGrid = known.every(({ x, y }) => whole(x) % grid === 0 && whole(y) % grid === 0)
  if (!pen.context(fieldNumbers.placed, 1).flag(known.length > 0)) return {}
  const step = pen.context(fieldNumbers.grid, 1).flag(onGrid) ? grid : 1
  const there = flagColumn(pen, fieldNumbers.placed)
  const [across, down] = [places(pen, fieldNumbers.across), places(pen, fieldNumbers.down)]
  const written: [string, Point][] = []
  for (const [i, id] of Object.keys(services).entries()) {
    const point = points[i]
    if (!there(point !== undefined)) continue
    const x = across(whole(point?.x ?? 0) / step, 0)
    const y = down(whole(point?.y ?? 0) / step, hash(x, 1))
    written.push([id, { x: x * step, y: y * step }])
  }
  return Object.fromEntries(written)
}

/** One coordinate after the other: in a tidy drawing most have been there before, or are one step further. */
function places(pen: SymbolCoder, of: number): (value: number, kin: number) => number {
  const seen: number[] = []
  const positions = new Map<number, number>()
  let [last, stepBefore, familiar] = [0, 0, 0]
  return (value, kin) => {
    const at = positions.get(value)
    const again = seen.length > 0 && pen.context(of, hash(1, familiar & 3), hash(2, kin)).flag(at !== undefined)
    familiar = familiar * 2 + (again ? 1 : 0)
    if (again) {
      const back = pen
        .context(of, 3, hash(3, familiar & 3), hash(4, kin))
        .index(seen.length - 1 - (at ?? 0), seen.length)
      last = seen[seen.length - 1 - back] ?? 0
      return last
    }
    const step = pen.context(of + 1, hash(1, stepBefore)).count(zigzag(value - last))
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
