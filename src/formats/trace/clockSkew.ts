/**
 * One clock for spans that were stamped by many. A callee that starts before its caller, or a server that ends
 * after the client that waited for it, was stamped by a clock that goes wrong; it is moved to the middle of its
 * caller, as Jaeger does: of the time that the caller saw and the callee did not, half is the way there and
 * half the way back. What a service does itself moves with it.
 *
 * It also decides which spans are awaited. A span is *detached* when its caller does not wait for it: it
 * follows (a message), it starts when the caller has ended, or it outlives the caller by more than a tenth of
 * itself. A smaller overhang is how tracers end their spans late, and counts as waited for.
 */

import { microsecond, type Seconds } from '../../base/units'
import { countRepair, type Repairs } from './repairs'
import { isClient, type Span } from './span'
import { membersOf, type SpanForest } from './spanForest'

export interface Timeline {
  /** By span: seconds after the first start of all. */
  readonly start: Float64Array
  readonly duration: Float64Array
  /** 1: the caller does not wait for it. */
  readonly detached: Uint8Array
  /** 1: the file says when and how long. */
  readonly measured: Uint8Array
}

/** Share of a span that may hang over, or overlap its neighbour, before it means anything. */
export const overlapTolerance = 0.1

/** Starts and durations on one clock, and which spans are not awaited. */
export function correctClockSkew(forest: SpanForest, repairs: Repairs): Timeline {
  const { spans, parent, order } = forest
  const timeline = stamps(forest)
  const { start, duration, detached } = timeline
  const shift = new Float64Array(spans.length)
  for (const i of order) {
    const caller = parent[i] ?? -1
    const span = spans[i]
    const above = spans[caller]
    if (!span || !above) continue
    const place = placed(span, above, {
      start: start[i] ?? 0,
      duration: duration[i] ?? 0,
      from: start[caller] ?? 0,
      within: duration[caller] ?? 0,
      shift: shift[caller] ?? 0,
    })
    if (place.repair) countRepair(repairs, place.repair)
    shift[i] = place.shift
    start[i] = (start[i] ?? 0) + place.shift
    detached[i] = place.detached ? 1 : 0
    if (place.detached && !span.follows && span.kind !== 'consumer') countRepair(repairs, 'outliving')
  }
  if (duration.every((lasts) => lasts === 0)) for (const _ of spans) countRepair(repairs, 'timeless')
  return timeline
}

interface Pair {
  readonly start: Seconds
  readonly duration: Seconds
  /** The caller's, already on the common clock. */
  readonly from: Seconds
  readonly within: Seconds
  readonly shift: Seconds
}

interface Placed {
  readonly shift: Seconds
  readonly detached: boolean
  readonly repair?: 'early' | 'late'
}

/** Stamps are whole microseconds: smaller differences are arithmetic. */
const same: Seconds = microsecond / 2

function placed(span: Span, caller: Span, pair: Pair): Placed {
  const { from, within, duration } = pair
  const follows = span.follows || span.kind === 'consumer'
  const oneClock = span.service === caller.service
  const shift = oneClock ? pair.shift : clockOf(pair)
  const begin = pair.start + shift
  const lead = from - begin
  const overhang = begin + duration - (from + within)
  const outlives = overhang > Math.max(overlapTolerance * duration, same)
  const after = begin >= from + within - same && duration > 0 && overhang > same
  if (oneClock) return { shift, detached: follows || after || outlives }
  const middle = shift + lead + (within - duration) / 2
  if (lead > same) {
    if (!follows && duration <= within) return { shift: middle, detached: false, repair: 'early' }
    const outgrows = duration - within > Math.max(overlapTolerance * duration, same)
    return { shift: shift + lead, detached: follows || outgrows, repair: 'early' }
  }
  if (follows) return { shift, detached: true }
  const answered = isClient(caller) && !isClient(span) && span.kind !== 'internal'
  if (overhang > same && answered && duration <= within) return { shift: middle, detached: false, repair: 'late' }
  return { shift, detached: after || outlives }
}

/** Another service runs on the caller's clock if its stamps say so, else on the common one, else on a wrong one. */
function clockOf({ start, duration, from, within, shift }: Pair): Seconds {
  const starts = (by: Seconds) => start + by >= from - same && start + by < from + within
  const fits = (by: Seconds) => start + by >= from - same && start + by + duration <= from + within + same
  if (fits(shift)) return shift
  if (fits(0)) return 0
  return !starts(shift) && starts(0) ? 0 : shift
}

/** Stamps in seconds; a span without a start begins with its caller, one without an end lasts as long as its callees. */
function stamps({ spans, parent, order, callees }: SpanForest): Timeline {
  let origin = Number.POSITIVE_INFINITY
  for (const span of spans) if (span.start < origin) origin = span.start
  if (!Number.isFinite(origin)) origin = 0
  const start = Float64Array.from(spans, (span) => (span.start - origin) * microsecond)
  const duration = Float64Array.from(spans, (span) => span.duration * microsecond)
  const measured = Uint8Array.from(spans, (span) => (Number.isFinite(span.start + span.duration) ? 1 : 0))
  for (let at = order.length - 1; at >= 0; at--) {
    const i = order[at] ?? 0
    if (measured[i] === 1) continue
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const callee of membersOf(callees, i)) {
      const begin = start[callee] ?? Number.NaN
      if (Number.isNaN(begin)) continue
      from = Math.min(from, begin)
      to = Math.max(to, begin + (duration[callee] ?? 0))
    }
    if (Number.isNaN(start[i]) && from <= to) start[i] = from
    if (Number.isNaN(duration[i])) duration[i] = from <= to ? Math.max(0, to - (start[i] ?? from)) : 0
  }
  for (const i of order) if (Number.isNaN(start[i])) start[i] = parent[i] === -1 ? 0 : (start[parent[i] ?? 0] ?? 0)
  return { start, duration, measured, detached: new Uint8Array(spans.length) }
}
