/**
 * What is remembered from edit to edit never shows: a design that was edited step by step has to the last bit the
 * figures of the same design that nobody has seen before.
 */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import type { Call, Design, Document, Operation, Service, Workload } from '../../src/model/document'
import { merge, normalised } from '../../src/model/partition'
import { compare } from '../../src/scorer/comparison'
import type { Scorecard } from '../../src/scorer/scorecard'
import { documents } from '../support/arbitrary'
import { document } from '../support/build'

interface Step {
  readonly what: keyof typeof edits
  readonly at: number
  readonly by: number
}

const one = <Row>(list: readonly Row[], at: number): Row | undefined => list[at % Math.max(1, list.length)]

function put<Row extends { readonly id: string }>(
  document: Document,
  table: 'services' | 'operations' | 'calls' | 'workloads',
  row: Row | undefined,
  change: Partial<Row>,
): Document {
  if (!row) return document
  const design: Design = {
    ...document.design,
    [table]: { ...document.design[table], [row.id]: { ...row, ...change } },
  }
  return { ...document, design }
}

const edits = {
  demand: (doc: Document, { at, by }: Step) =>
    put(doc, 'operations', one(rows<Operation>(doc.design.operations), at), { demand: by * 0.01 }),
  wait: (doc: Document, { at, by }: Step) =>
    put(doc, 'operations', one(rows<Operation>(doc.design.operations), at), { wait: by * 0.01 }),
  failing: (doc: Document, { at, by }: Step) =>
    put(doc, 'operations', one(rows<Operation>(doc.design.operations), at), { errorRate: by < 0.5 ? 0 : by / 4 }),
  count: (doc: Document, { at, by }: Step) =>
    put(doc, 'calls', one(rows<Call>(doc.design.calls), at), { count: by * 2 }),
  retries: (doc: Document, { at, by }: Step) =>
    put(doc, 'calls', one(rows<Call>(doc.design.calls), at), { retries: Math.floor(by * 3), timeout: 0.02 + by }),
  rate: (doc: Document, { at, by }: Step) =>
    put(doc, 'workloads', one(rows<Workload>(doc.design.workloads), at), { rate: by * 50 }),
  slots: (doc: Document, { at, by }: Step) =>
    put(doc, 'services', one(rows<Service>(doc.design.services), at), { concurrency: 1 + Math.floor(by * 9) }),
  merged: (doc: Document, { at, by }: Step) => {
    const services = rows<Service>(doc.design.services)
    const pair = [one(services, at), one(services, at + 1 + Math.floor(by * 5))].flatMap((row) => row?.id ?? [])
    return { ...doc, partition: normalised(merge(doc.partition, doc.design.services, pair), doc.design.services) }
  },
  zones: (doc: Document) => {
    const placement = doc.assumptions.placement === 'zones' ? 'host' : 'zones'
    return { ...doc, assumptions: { ...doc.assumptions, placement } as const }
  },
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
    at: fc.nat({ max: 40 }),
    by: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
)

/** What a card says; of activities no percentiles, which nobody reads by the dozen. */
function said({ lowered, solution, traffic, ...card }: Scorecard): unknown {
  const times = solution.sources.map(({ mean, parts, regime }) => ({ mean, parts, regime }))
  return {
    ...card,
    network: lowered.network,
    cold: lowered.cold,
    times,
    stations: solution.stations,
    activities: solution.activities,
  }
}

/** Both sides, written out: numbers that JSON has no word for by name. */
function written(doc: Document): string {
  const result = compare(doc)
  const both = result.ok ? [said(result.value.drawn), said(result.value.merged)] : result
  return JSON.stringify(both, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )
}

function expectAlike(start: Document, edited: readonly Step[]): void {
  let doc = start
  written(doc)
  for (const step of edited) {
    doc = edits[step.what](doc, step)
    expect(written(doc)).toBe(written(structuredClone(doc)))
  }
}

it('the figures of an edited design are those of the same design seen for the first time', () => {
  fc.assert(fc.property(documents(), steps, expectAlike), { numRuns: 30 })
})

/** Layers that load their stations, with pools and calls made together: what arbitrary designs seldom have. */
const layered = document({
  services: Object.fromEntries(
    Array.from({ length: 24 }, (_, i) => [
      `s${i}`,
      {
        runsOn: ['aws.ec2.c6i.large', 'aws.fargate.0.5x1', 'aws.lambda', 'aws.dynamodb'][i % 4] as string,
        concurrency: 20,
        operations: { run: { demand: 0.002 * (1 + (i % 5)), cv: i % 3 ? 1 : 1.5 } },
      },
    ]),
  ),
  calls: Array.from({ length: 24 }, (_, i) => i).flatMap((i) =>
    [0, 1, 2].flatMap((k) => {
      const to = (Math.floor(i / 6) + 1) * 6 + ((i * 3 + k) % 6)
      return to < 24 && i % 4 !== 3
        ? [[`s${i}/run`, `s${to}/run`, { count: 0.7, stage: Math.floor(k / 2) }] as const]
        : []
    }),
  ),
  workloads: { a: ['s0/run', { rate: 60 }], b: ['s1/run', { rate: 40 }] },
})

it('so are those of a loaded design with pools', () => {
  fc.assert(
    fc.property(steps, (edited) => expectAlike(layered, edited)),
    { numRuns: 3 },
  )
})
