/**
 * A whole document through a pen: written as it is given, or read into a new one. What it gives back is what a
 * reader will see: positions rounded, the partition in its one form.
 */

import { rows } from '../../../base/table'
import { defaultAssumptions } from '../../../model/constructors'
import type { Assumptions, Document, Point, ServiceId } from '../../../model/document'
import { doubts, ranged } from './assumedRanges'
import { calls, workloads } from './callCodec'
import { unzigzag, zigzag } from './callEnds'
import { choices, flags, numbers, texts } from './columnCodec'
import { most, observers, placements, protocols, usualMonth } from './constants'
import { partition } from './deployableCodec'
import { field } from './fieldNumbers'
import { compact, drawn } from './serviceCodec'
import { hash, type Pen } from './symbolCoder'
import { text } from './textCodec'

export function sheet(pen: Pen, given: Document): Document {
  const name = text(pen, field.title, given.name)
  const notes = text(pen, field.notes, given.notes)
  const both = drawn(pen, { services: rows(given.design.services), operations: rows(given.design.operations) })
  const design = {
    services: table(both.services),
    operations: table(both.operations),
    calls: table(calls(pen, rows(given.design.calls), both)),
    workloads: table(workloads(pen, rows(given.design.workloads), both.operations)),
  } as Document['design']
  const placed = partition(pen, given.partition, design.services)
  const assumptions = assumed(pen, given.assumptions)
  const doubted = doubts(pen, given.assumed, { design, partition: placed })
  return { name, notes, design, partition: placed, assumptions, assumed: doubted, layout: layout(pen, given, design) }
}

function assumed(pen: Pen, given: Assumptions): Assumptions {
  const [catalog, asOf] = [texts(pen, field.catalog)(given.catalog), texts(pen, field.asOf)(given.asOf)]
  const yes = (of: number, value: boolean) => flags(pen, of)(value)
  const read = {
    ...{ catalog, asOf, placement: choices(pen, field.placement, placements)(given.placement) },
    protocol: choices(pen, field.defaultProtocol, protocols)(given.protocol),
    mesh: yes(field.mesh, given.mesh),
    observability: choices(pen, field.observability, observers)(given.observability),
    freeTier: yes(field.freeTier, given.freeTier),
    monthHours: numbers(pen, field.month)(given.monthHours, usualMonth),
    mergeDatabases: yes(field.mergeDatabases, given.mergeDatabases),
    overruleKeepApart: yes(field.overrule, given.overruleKeepApart),
  }
  return compact<Assumptions>({ ...defaultAssumptions, ...read, overrides: overrides(pen, given.overrides) })
}

function overrides(pen: Pen, given: Assumptions['overrides']): Assumptions['overrides'] {
  const facts = Object.entries(given)
  const value = numbers(pen, field.value, 'signed')
  const doubt = ranged(pen)
  const size = pen.about(field.size, 4).size(facts.length, most.entries)
  const written = Array.from({ length: size }, (_, i) => {
    const [fact, override] = facts[i] ?? ['', { value: 0 }]
    const id = text(pen, field.fact, fact)
    return [id, { value: value(override.value), ...doubt(override) }] as const
  })
  return Object.fromEntries(written)
}

const grid = 20

/** Positions in the order of the services, whole: half a pixel is not worth a letter. */
function layout(pen: Pen, given: Document, { services }: Document['design']): Document['layout'] {
  const points = Object.keys(services).map((id) => given.layout[id as ServiceId])
  const known = points.filter((point) => point !== undefined)
  const onGrid = known.every(({ x, y }) => whole(x) % grid === 0 && whole(y) % grid === 0)
  if (!pen.about(field.placed, 1).flag(known.length > 0)) return {}
  const step = pen.about(field.grid, 1).flag(onGrid) ? grid : 1
  const there = flags(pen, field.placed)
  const [across, down] = [places(pen, field.across), places(pen, field.down)]
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
function places(pen: Pen, of: number): (value: number, kin: number) => number {
  const seen: number[] = []
  const positions = new Map<number, number>()
  let [last, stepBefore, familiar] = [0, 0, 0]
  return (value, kin) => {
    const at = positions.get(value)
    const again = seen.length > 0 && pen.about(of, hash(1, familiar & 3), hash(2, kin)).flag(at !== undefined)
    familiar = familiar * 2 + (again ? 1 : 0)
    if (again) {
      const back = pen.about(of, 3, hash(3, familiar & 3), hash(4, kin)).index(seen.length - 1 - (at ?? 0), seen.length)
      last = seen[seen.length - 1 - back] ?? 0
      return last
    }
    const step = pen.about(of + 1, hash(1, stepBefore)).count(zigzag(value - last))
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
