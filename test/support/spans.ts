/** Spans for tests: times in milliseconds, everything else only where the test is about it. */

import { rows } from '../../src/base/table'
import type { ImportedDesign } from '../../src/formats/format'
import { designOfTraces } from '../../src/formats/trace/designOfTraces'
import { type Span, spanKey } from '../../src/formats/trace/span'
import type { Call, Operation } from '../../src/model/document'

export type SpanSketch = Partial<Omit<Span, 'parents' | 'start' | 'duration'>> & {
  readonly of: string
  readonly under?: string | undefined
  /** Milliseconds, begin and end. */
  readonly at: readonly [from: number, to: number]
}

/** `span({ id: 'b', under: 'a', of: 'shop/cart', at: [2, 5] })` */
export function span({ of, under, at: [from, to], ...rest }: SpanSketch): Span {
  const [service = '', operation = 'handle'] = of.split('/')
  const trace = rest.trace ?? 't'
  return {
    trace,
    id: rest.id ?? of,
    parents: under === undefined ? [] : [spanKey(trace, under)],
    kind: 'unknown',
    service,
    operation,
    start: from * 1000,
    duration: (to - from) * 1000,
    follows: false,
    failed: false,
    ...rest,
  }
}

export function reading(...sketches: readonly SpanSketch[]): ImportedDesign {
  return designed(sketches.map(span))
}

export function designed(spans: readonly Span[]): ImportedDesign {
  const read = designOfTraces(spans, new Map())
  if (!read.ok) throw new Error(read.problem.message)
  return read.value
}

export function callsIn({ document }: ImportedDesign): readonly Call[] {
  return rows(document.design.calls)
}

export function callTo({ document }: ImportedDesign, to: string): Call {
  const found = rows(document.design.calls).find((call) => call.to === `operation:${to}`)
  if (!found) throw new Error(`nothing calls ${to}`)
  return found
}

export function operationIn({ document }: ImportedDesign, id: string): Operation {
  const found = document.design.operations[`operation:${id}`]
  if (!found) throw new Error(`no operation ${id}`)
  return found
}
