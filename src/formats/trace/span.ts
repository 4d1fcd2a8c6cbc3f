/**
 * One span as every tracing format has it: who did what, when, for whom. A reader of a format makes these and
 * nothing else; what spans mean is inferred from them, once for all formats.
 */

import type { Bytes } from '../../base/units'
import type { Kind, Protocol } from '../../model/document'

export interface Span {
  readonly trace: string
  readonly id: string
  /** Its callers, as `spanKey(trace, id)`: the first that exists counts. Empty: an entry. */
  readonly parents: readonly string[]
  readonly service: string
  /** The runtime of its process, where its tracer names it: "go". */
  readonly runtime?: string | undefined
  readonly operation: string
  readonly kind: SpanKind
  /**
   * Microseconds since 1970, not seconds: in seconds a double is a quarter of a microsecond coarse there. NaN
   * when the file does not say; everything derived is in seconds.
   */
  readonly start: number
  /** Microseconds; NaN when the file does not say. */
  readonly duration: number
  /** The caller does not wait for it: a message, a FOLLOWS_FROM. */
  readonly follows: boolean
  readonly failed: boolean
  /** What a client or producer span calls, by its tags; used only if the callee sent no spans. */
  readonly peer?: Peer | undefined
  readonly protocol?: Protocol | undefined
  readonly request?: Bytes | undefined
  readonly response?: Bytes | undefined
}

/** Spans that one import may hold. */
export const maxSpans = 100_000

export type SpanKind = 'client' | 'server' | 'producer' | 'consumer' | 'internal' | 'unknown'

export interface Peer {
  readonly name: string
  readonly kind: Kind
}

/** Span ids are unique within their trace only. */
export function spanKey(trace: string, id: string): string {
  return `${trace}\n${id}`
}

/** Spans of the same operation of the same service are executions of one thing. */
export function operationKey(span: Pick<Span, 'service' | 'operation'>): string {
  return `${span.service}\n${span.operation}`
}

/**
 * It only carries a call to someone else. Untagged spans are taken by their name: the "compose_text_client" of
 * a "compose_text_server" is how many C++ and Lua tracers say it.
 */
export function isClient(span: Pick<Span, 'kind' | 'operation'>): boolean {
  return span.kind === 'client' || (span.kind === 'unknown' && /[._ -]client$/i.test(span.operation))
}
