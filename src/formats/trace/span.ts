/**
 * One span as every tracing format has it: who did what, when, for whom. A reader of a format makes these and
 * nothing else; what can be learnt from them is learnt here, once for all formats.
 */

import type { Bytes } from '../../base/units'
import type { Kind, Protocol } from '../../model/document'

export interface Span {
  readonly trace: string
  readonly id: string
  /** Who called it, as `spanKey(trace, id)`: the first of them that is there counts. Empty: an entry. */
  readonly parents: readonly string[]
  readonly service: string
  /** What its process runs on, where that is told: "go". */
  readonly runtime?: string
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
  /** Whom a client or producer span says it talks to; counts only where that one sent no span of its own. */
  readonly peer?: Peer
  readonly protocol?: Protocol
  readonly request?: Bytes
  readonly response?: Bytes
}

/** Spans that one import takes. */
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
