/**
 * Jaeger files against what is known of them: services, operations, calls between services, own times. Two small ones
 * stand in test/fixtures/traces; those of the shared corpus are read where it is beside the repository, else the run
 * says that they are not. Prints a line per file.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import { jaeger } from '../../src/formats/jaeger/jaeger'
import { readTrace } from '../../src/formats/jaeger/readTrace'
import { correctClockSkew } from '../../src/formats/trace/clockSkew'
import type { Span } from '../../src/formats/trace/span'
import { spanForest } from '../../src/formats/trace/spanForest'
import { tracedExecutions } from '../../src/formats/trace/tracedExecutions'
import type { Document } from '../../src/model/document'

const corpus = resolve(import.meta.dirname, '../../../shared/corpus')
const present = existsSync(join(corpus, 'TRUTH.json'))
if (!present) console.warn('The shared corpus is not beside the repository: Jaeger files are NOT tested.')

interface Truth {
  readonly format: string
  readonly traces: number
  readonly spans: number
  readonly services: number
  readonly operations: number
  readonly edges: Readonly<Record<string, number>>
  readonly cross_service_calls: number
  readonly cross_service_child_starts_before_parent: number
  readonly self_time_us_by_service: Readonly<Record<string, number>>
}

type Truths = Readonly<Record<string, Truth>>

const fixtures = resolve(import.meta.dirname, '../fixtures/traces')
const truthsIn = (file: string): Truths => JSON.parse(readFileSync(file, 'utf8')).files

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return jsonFiles(path)
    return entry.name.endsWith('.json') && !entry.name.startsWith('LOAD-CURVE') ? [path] : []
  })
}

describe('Jaeger files of our own', () => {
  const truths = truthsIn(join(fixtures, 'truth.json'))
  it.each(Object.keys(truths))('%s is read with the services, calls and times that its truth file lists', (file) =>
    holdsTruth(fixtures, file, truths),
  )
})

describe.skipIf(!present)('Jaeger files of the shared corpus', () => {
  const truths = present ? truthsIn(join(corpus, 'TRUTH.json')) : {}
  const files = present ? [join(corpus, 'jaeger'), join(corpus, 'jaeger-crisp')].flatMap(jsonFiles) : []
  it.each(files.map((path) => relative(corpus, path)))(
    '%s of the shared corpus is read with the services, calls and times that its truth file lists',
    (file) => holdsTruth(corpus, file, truths),
  )
})

/** Reads the file and expects what its truth says of it. */
function holdsTruth(folder: string, file: string, truths: Truths): void {
  const truth = truths[file]
  const input = { name: file, text: readFileSync(join(folder, file), 'utf8') }
  expect(jaeger.detect(input)).toBeGreaterThan(0.5)
  const read = jaeger.read?.([input])
  if (truth?.format === 'negative') {
    expect(read?.ok).toBe(false)
    console.log(`${file}: refused: ${read?.ok ? '' : `${read?.problem.place}: ${read?.problem.message}`}`)
    return
  }
  if (!read?.ok) throw new Error(`${read?.problem.place}: ${read?.problem.message}`)
  if (!truth) throw new Error(`nothing is known of ${file}`)
  const { document, summary, warnings } = read.value
  const { services, operations, traces, spans, edges } = summary
  const perTrace = callsBetweenServices(document.design) * traces
  console.log(
    `${file}: ${traces}/${truth.traces} traces, ${spans}/${truth.spans} spans, ${services}/${truth.services} ` +
      `services, ${operations}/${truth.operations} operations, ${edges.length}/${Object.keys(truth.edges).length} ` +
      `edges, ${perTrace}/${truth.cross_service_calls} calls; ${warnings.join('; ') || 'no repairs'}`,
  )
  expect(summary).toEqual({
    services: truth.services,
    operations: truth.operations,
    traces: truth.traces,
    spans: truth.spans,
    edges: Object.keys(truth.edges).sort(),
  })
  expect(perTrace).toBeCloseTo(truth.cross_service_calls, 2)
  // What is known of own times takes clocks as they are: it holds where they were right.
  if (truth.cross_service_child_starts_before_parent === 0)
    expect(ownTimes(input.text)).toEqual(truth.self_time_us_by_service)
  const early = warnings.find((warning) => warning.includes('before'))
  expect(Number(/^\d+/.exec(early ?? '0')?.[0])).toBe(truth.cross_service_child_starts_before_parent)
}

/** Own time by service in microseconds, whatever it was spent on. */
function ownTimes(text: string): Readonly<Record<string, number>> {
  const { data = JSON.parse(text) } = JSON.parse(text)
  const spans: Span[] = []
  for (const value of Array.isArray(data) ? data : [data]) readTrace({ place: '', value }, spans, new Map())
  const forest = spanForest(spans, new Map())
  const { operations, network } = tracedExecutions(forest, correctClockSkew(forest, new Map()))
  const times: Record<string, number> = {}
  const add = (service: string, seconds: number) => {
    times[service] = (times[service] ?? 0) + seconds * 1e6
  }
  for (const { service, work, wait, samples } of operations) add(service, (work + wait) * samples)
  for (const { from, mean, samples } of network) add(from, mean * samples)
  return Object.fromEntries(Object.entries(times).map(([service, time]) => [service, Math.round(time)]))
}

/** Calls that leave their service, per request: visit ratios by power iteration, for any acyclic design. */
function callsBetweenServices({ operations, calls, workloads }: Document['design']): number {
  const total = rows(workloads).reduce((sum, { rate }) => sum + rate, 0)
  let arriving = new Map(rows(workloads).map(({ to, rate }) => [to, rate / total]))
  let leaving = 0
  for (let depth = 0; depth < 60 && arriving.size > 0; depth++) {
    const next: typeof arriving = new Map()
    for (const call of rows(calls)) {
      const flow = (arriving.get(call.from) ?? 0) * call.count
      if (flow === 0) continue
      next.set(call.to, (next.get(call.to) ?? 0) + flow)
      if (operations[call.from]?.service !== operations[call.to]?.service) leaving += flow
    }
    arriving = next
  }
  return leaving
}
