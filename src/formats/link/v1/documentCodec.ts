/**
 * A whole document through a coder: written as it is given, or read into a new one. What it gives back is what a
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

export function codeDocument(coder: SymbolCoder, given: Document): Document {
  const name = codeText(coder, fieldNumbers.title, given.name)
  const notes = codeText(coder, fieldNumbers.notes, given.notes)
  const both = codeServices(coder, { services: rows(given.design.services), operations: rows(given.design.operations) })
  const design = {
    services: table(both.services),
    operations: table(both.operations),
    calls: table(codeCalls(coder, rows(given.design.calls), both)),
    workloads: table(codeWorkloads(coder, rows(given.design.workloads), both.operations)),
  } as Document['design']
  const placed = codeDeployables(coder, given.partition, design.services)
  const assumptions = assumed(coder, given.assumptions)
  const doubted = codeAssumedRanges(coder, given.assumed, { design, partition: placed })
  return { name, notes, design, partition: placed, assumptions, assumed: doubted, layout: layout(coder, given, design) }
}

function assumed(coder: SymbolCoder, given: Assumptions): Assumptions {
  const [catalog, asOf] = [
    textColumn(coder, fieldNumbers.catalog)(given.catalog),
    textColumn(coder, fieldNumbers.asOf)(given.asOf),
  ]
  const yes = (of: number, value: boolean) => flagColumn(coder, of)(value)
  const read = {
    catalog,
    asOf,
    placement: choiceColumn(coder, fieldNumbers.placement, placements)(given.placement),
    protocol: choiceColumn(coder, fieldNumbers.defaultProtocol, protocols)(given.protocol),
    mesh: yes(fieldNumbers.mesh, given.mesh),
    observability: choiceColumn(coder, fieldNumbers.observability, observabilities)(given.observability),
    freeTier: yes(fieldNumbers.freeTier, given.freeTier),
    monthHours: numberColumn(coder, fieldNumbers.month)(given.monthHours, defaultMonthHours),
    mergeDatabases: yes(fieldNumbers.mergeDatabases, given.mergeDatabases),
    overruleKeepApart: yes(fieldNumbers.overrule, given.overruleKeepApart),
  }
  return withoutUndefined<Assumptions>({ ...defaultAssumptions, ...read, overrides: overrides(coder, given.overrides) })
}

function overrides(coder: SymbolCoder, given: Assumptions['overrides']): Assumptions['overrides'] {
  const facts = Object.entries(given)
  const value = numberColumn(coder, fieldNumbers.value, 'signed')
  const doubt = rangeColumn(coder)
  const size = coder.context(fieldNumbers.size, 4).rowCount(facts.length, maxCounts.entries)
  const written = Array.from({ length: size }, (_, i) => {
    const [fact, override] = facts[i] ?? ['', { value: 0 }]
    const id = codeText(coder, fieldNumbers.fact, fact)
    return [id, { value: value(override.value), ...doubt(override) }] as const
  })
  return Object.fromEntries(written)
}

const grid = 20

/** Positions in the order of the services, whole: half a pixel is not worth a letter. */
function layout(coder: SymbolCoder, given: Document, { services }: Document['design']): Document['layout'] {
  const points = Object.keys(services).map((id) => given.layout[id as ServiceId])
  const known = points.filter((point) => point !== undefined)
  const onGrid = known.every(({ x, y }) => whole(x) % grid === 0 && whole(y) % grid === 0)
  if (!coder.context(fieldNumbers.placed, 1).flag(known.length > 0)) return {}
  const step = coder.context(fieldNumbers.grid, 1).flag(onGrid) ? grid : 1
  const there = flagColumn(coder, fieldNumbers.placed)
  const [across, down] = [places(coder, fieldNumbers.across), places(coder, fieldNumbers.down)]
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
function places(coder: SymbolCoder, of: number): (value: number, kin: number) => number {
  const seen: number[] = []
  const positions = new Map<number, number>()
  let [last, stepBefore, familiar] = [0, 0, 0]
  return (value, kin) => {
    const at = positions.get(value)
    const again = seen.length > 0 && coder.context(of, hash(1, familiar & 3), hash(2, kin)).flag(at !== undefined)
    familiar = familiar * 2 + (again ? 1 : 0)
    if (again) {
      const back = coder
        .context(of, 3, hash(3, familiar & 3), hash(4, kin))
        .index(seen.length - 1 - (at ?? 0), seen.length)
      last = seen[seen.length - 1 - back] ?? 0
      return last
    }
    const step = coder.context(of + 1, hash(1, stepBefore)).count(zigzag(value - last))
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
