/**
 * One application, measured at several loads: what was traced at each of them, and what all its requests took.
 * The traces are a tenth of the requests of a level (a fifteenth of media at 75); the truth is over all.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { microsecond, type PerSecond, type Seconds } from '../../src/base/units'
import { jaeger } from '../../src/formats/jaeger/jaeger'
import { readTrace } from '../../src/formats/jaeger/readTrace'
import { correctClockSkew } from '../../src/formats/trace/clockSkew'
import type { Span } from '../../src/formats/trace/span'
import { spanForest } from '../../src/formats/trace/spanForest'
import { tracedExecutions } from '../../src/formats/trace/tracedExecutions'
import type { Document } from '../../src/model/document'

const folder = resolve(import.meta.dirname, '../../../shared/corpus/jaeger/traceweaver')
export const present = existsSync(join(folder, 'LOAD-CURVE.truth.json'))

export type Application = 'hotel' | 'media'

export interface Quantiles {
  readonly p50: Seconds
  readonly p95: Seconds
}

export interface Level {
  readonly application: Application
  /** Requests per second, as the authors of the measurement name the level. */
  readonly nominal: PerSecond
  /** As counted: traces over the time that they took. */
  readonly achieved: PerSecond
  /** Of all requests of the level: what a prediction is held against. */
  readonly truth: Quantiles
  /** Of the requests that were imported: all that a fit may look at. */
  readonly sample: Quantiles & { readonly mean: Seconds }
  readonly document: Document
  /** Mean time of a call that neither its client nor its server worked, by calls; 0: the spans do not say. */
  readonly network: Seconds
}

interface Truth {
  readonly levels: Readonly<
    Record<string, { readonly achieved_rps: number; readonly root_us: { readonly p50: number; readonly p95: number } }>
  >
}

const names = { hotel: 'hotel_reservation', media: 'media_microservices' } as const

export const loads: Readonly<Record<Application, readonly PerSecond[]>> = { hotel: [50, 100], media: [25, 75, 125] }

export function levelsOf(application: Application): readonly Level[] {
  return loads[application].map((nominal) => level(application, nominal))
}

function level(application: Application, nominal: PerSecond): Level {
  const truth: Truth = JSON.parse(readFileSync(join(folder, 'LOAD-CURVE.truth.json'), 'utf8'))
  const known = truth.levels[`${names[application]} offered=${nominal}`]
  if (!known) throw new Error(`nothing is known of ${application} at ${nominal}`)
  const file = `tw-${application}_load${nominal}.100traces.json`
  const text = readFileSync(join(folder, file), 'utf8')
  const read = jaeger.read?.([{ name: file, text }])
  if (!read?.ok) throw new Error(`${file}: ${read?.problem.message}`)
  const { root_us: all } = known
  return {
    application,
    nominal,
    achieved: known.achieved_rps,
    document: read.value.document,
    truth: { p50: all.p50 * microsecond, p95: all.p95 * microsecond },
    ...spansOf(text),
  }
}

function spansOf(text: string): Pick<Level, 'sample' | 'network'> {
  const spans: Span[] = []
  for (const value of JSON.parse(text).data) readTrace({ place: '', value }, spans, new Map())
  const forest = spanForest(spans, new Map())
  const { network } = tracedExecutions(forest, correctClockSkew(forest, new Map()))
  const calls = network.reduce((sum, { samples }) => sum + samples, 0)
  const time = network.reduce((sum, { samples, mean }) => sum + samples * mean, 0)
  const roots = spans.flatMap(({ duration }, i) => (forest.parent[i] === -1 ? [duration * microsecond] : []))
  return {
    network: calls > 0 ? time / calls : 0,
    sample: {
      mean: roots.reduce((sum, time) => sum + time, 0) / roots.length,
      p50: quantile(roots, 0.5),
      p95: quantile(roots, 0.95),
    },
  }
}

/** Interpolated between the two nearest. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (at - Math.floor(at)) * (above - below)
}
