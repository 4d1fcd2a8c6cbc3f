/**
 * Memoised values never show: a design that was edited step by step has bit for bit the figures of the same design
 * scored for the first time.
 */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rows, without } from '../../src/base/table'
import type { Call, Design, Document, Operation, Service, Workload } from '../../src/model/document'
import { scaleWorkloads } from '../../src/model/edits/workloadEdits'
import { merge, normalise } from '../../src/model/partition'
import { compare } from '../../src/scorer/comparison'
import type { Scorecard } from '../../src/scorer/result/scorecard'
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
  surge: (doc: Document, { at, by }: Step) =>
    put(doc, 'workloads', one(rows<Workload>(doc.design.workloads), at), { rate: by * 5000 }),
  /** So low that a smaller machine is chosen. */
  calm: (doc: Document, { by }: Step) => scaleWorkloads(by / 100)(doc),
  entry: (doc: Document, { at, by }: Step) =>
    put(doc, 'workloads', one(rows<Workload>(doc.design.workloads), at), {
      to: one(rows<Operation>(doc.design.operations), Math.floor(by * 97))?.id as Operation['id'],
    }),
  quiet: (doc: Document, { at }: Step) => {
    const row = one(rows<Workload>(doc.design.workloads), at)
    const workloads = row ? without(doc.design.workloads, ({ id }) => id === row.id) : doc.design.workloads
    return { ...doc, design: { ...doc.design, workloads } }
  },
  hours: (doc: Document, { by }: Step) => ({ ...doc, assumptions: { ...doc.assumptions, monthHours: 700 + by * 30 } }),
  slots: (doc: Document, { at, by }: Step) =>
    put(doc, 'services', one(rows<Service>(doc.design.services), at), { concurrency: 1 + Math.floor(by * 9) }),
  bytes: (doc: Document, { at, by }: Step) =>
    put(doc, 'calls', one(rows<Call>(doc.design.calls), at), { request: by * 1e6, mode: by < 0.2 ? 'async' : 'sync' }),
  day: (doc: Document, { at, by }: Step) =>
    put(doc, 'workloads', one(rows<Workload>(doc.design.workloads), at), { profile: by < 0.5 ? 'office' : 'flat' }),
  replicas: (doc: Document, { at, by }: Step) =>
    put(doc, 'services', one(rows<Service>(doc.design.services), at), { replicas: 1 + Math.floor(by * 5) }),
  moved: (doc: Document, { at, by }: Step) => {
    const offers = ['aws.lambda', 'aws.ec2.m6i.large', 'aws.fargate.0.5x1', 'aws.eks.0.25x0.5'] as const
    return put(doc, 'services', one(rows<Service>(doc.design.services), at), {
      runsOn: one(offers, Math.floor(by * 9))!,
    })
  },
  watched: (doc: Document, { at }: Step) => {
    const observability = (['none', 'cloudwatch', 'datadog'] as const)[at % 3] ?? 'none'
    return { ...doc, assumptions: { ...doc.assumptions, observability } }
  },
  dearer: (doc: Document, { by }: Step) => {
    const overrides = { ...doc.assumptions.overrides, 'aws.lambda.requests': { value: by } }
    return { ...doc, assumptions: { ...doc.assumptions, overrides } }
  },
  uncalled: (doc: Document, { at }: Step) => {
    const gone = one(rows<Call>(doc.design.calls), at)
    return { ...doc, design: { ...doc.design, calls: without(doc.design.calls, ({ id }) => id === gone?.id) } }
  },
  merged: (doc: Document, { at, by }: Step) => {
    const services = rows<Service>(doc.design.services)
    const pair = [one(services, at), one(services, at + 1 + Math.floor(by * 5))].flatMap((row) => row?.id ?? [])
    return { ...doc, partition: normalise(merge(doc.partition, doc.design.services, pair), doc.design.services) }
  },
  zones: (doc: Document) => {
    const placement = doc.assumptions.placement === 'zones' ? 'host' : 'zones'
    return { ...doc, assumptions: { ...doc.assumptions, placement } as const }
  },
}

const step = fc.record({
  what: fc.constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
  at: fc.nat({ max: 40 }),
  by: fc.double({ min: 0, max: 1, noNaN: true }),
})

const steps = fc.array(step, { minLength: 1, maxLength: 6 })

/** The figures of a card; of activities no percentiles, which are slow and rarely read. */
function figuresOf({ lowered, solution, traffic, ...card }: Scorecard): unknown {
  const times = solution.sources.map(({ mean, parts, regime }) => ({ mean, parts, regime }))
  return {
    ...card,
    network: lowered.network,
    cold: lowered.coldStarts,
    times,
    stations: solution.stations,
    activities: solution.activities,
  }
}

/** Both sides as text; numbers that JSON cannot express by their names. */
function figureText(doc: Document): string {
  return resultText(compare(doc))
}

function resultText(result: ReturnType<typeof compare>): string {
  const both = result.ok ? [figuresOf(result.value.drawn), figuresOf(result.value.merged)] : result
  return JSON.stringify(both, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )
}

function expectSameAsFresh(start: Document, edited: readonly Step[]): void {
  let doc = start
  figureText(doc)
  for (const step of edited) {
    doc = edits[step.what](doc, step)
    expect(figureText(doc)).toBe(figureText(structuredClone(doc)))
  }
}

/** Figures are computed when they are read: also those of a card that is read after another edit was scored. */
function expectStable(start: Document, step: Step): void {
  const edited = edits[step.what](start, step)
  const [before, after] = [figureText(structuredClone(start)), figureText(structuredClone(edited))]
  const [early, late] = [compare(start), compare(edited)]
  expect(resultText(late)).toBe(after)
  expect(resultText(early)).toBe(before)
  expect(figureText({ ...edited })).toBe(after)
}

it('an edited design scores as the same design scored for the first time', () => {
  fc.assert(fc.property(documents(), steps, expectSameAsFresh), { numRuns: 30 })
})

/** Layers with busy stations, pools and parallel calls, which arbitrary designs seldom have. */
function layers(n: number): Document {
  const layer = n / 4
  return document({
    services: Object.fromEntries(
      Array.from({ length: n }, (_, i) => [
        `s${i}`,
        {
          runsOn: ['aws.ec2.c6i.large', 'aws.fargate.0.5x1', 'aws.lambda', 'aws.dynamodb'][i % 4]!,
          concurrency: 20,
          operations: { run: { demand: 0.002 * (1 + (i % 5)), cv: i % 3 ? 1 : 1.5 } },
        },
      ]),
    ),
    calls: Array.from({ length: n }, (_, i) => i).flatMap((i) =>
      [0, 1, 2].flatMap((k) => {
        const to = (Math.floor(i / layer) + 1) * layer + ((i * 3 + k) % layer)
        return to < n && i % 4 !== 3
          ? [[`s${i}/run`, `s${to}/run`, { count: 0.7, stage: Math.floor(k / 2) }] as const]
          : []
      }),
    ),
    workloads: { a: ['s0/run', { rate: 60 }], b: ['s1/run', { rate: 40 }] },
  })
}

const layered = layers(24)

it('an edited design with busy stations and pools scores as the same design scored for the first time', () => {
  fc.assert(
    fc.property(steps, (edited) => expectSameAsFresh(layered, edited)),
    { numRuns: 3 },
  )
})

it('a scorecard read after a later edit, or after an undone one, has its own figures', () => {
  fc.assert(fc.property(documents(), step, expectStable), { numRuns: 30 })
  fc.assert(
    fc.property(step, (edit) => expectStable(layered, edit)),
    { numRuns: 3 },
  )
})

/** Each edit at services on every platform, so that no memoised value is left to chance. */
it.each(Object.keys(edits) as (keyof typeof edits)[])('the edit "%s" leaves the figures of a fresh score', (what) => {
  const small = layers(12)
  const turns = [1, 2, 4].map((at) => ({ what, at, by: (at + 1) / 6 }))
  expectSameAsFresh(small, turns)
  expectStable(small, { what, at: 0, by: 0.7 })
})
