// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * What will happen next: a heap of times, four children to a node, over typed arrays.
 *
 * Most events bring about one other. So taking the first event leaves a hole at the top, the next event that is
 * put in falls into it, and one walk through the heap does for two; `close` fills a hole that was not used.
 * Equal times come out in an order that is arbitrary, but the same in every run.
 */

import type { Seconds } from '../base/units'

export interface Heap {
  times: Float64Array
  events: Int32Array
  /** Events inside, the hole included. */
  size: number
  /** The event at the top is taken, its place free. */
  hole: boolean
}

export function heap(capacity: number): Heap {
  return { times: new Float64Array(capacity), events: new Int32Array(capacity), size: 0, hole: false }
}

export function reserve(queue: Heap, capacity: number): void {
  const { times, events } = queue
  queue.times = new Float64Array(capacity)
  queue.times.set(times)
  queue.events = new Int32Array(capacity)
  queue.events.set(events)
}

/** Puts an event in. The capacity is the caller's care. */
export function schedule(queue: Heap, time: Seconds, event: number): void {
  if (queue.hole) {
    queue.hole = false
    sink(queue, time, event)
    return
  }
  const { times, events } = queue
  let at = queue.size++
  while (at > 0) {
    const parent = (at - 1) >> 2
    if (times[parent]! <= time) break
    times[at] = times[parent]!
    events[at] = events[parent]!
    at = parent
  }
  times[at] = time
  events[at] = event
}

/** Fills the hole that taking the first event left, if nothing fell into it. */
export function close(queue: Heap): void {
  if (!queue.hole) return
  queue.hole = false
  const last = --queue.size
  if (last > 0) sink(queue, queue.times[last]!, queue.events[last]!)
}

function sink(queue: Heap, time: Seconds, event: number): void {
  const { times, events, size } = queue
  let at = 0
  for (;;) {
    let child = 4 * at + 1
    if (child >= size) break
    const end = Math.min(child + 4, size)
    let first = times[child]!
    for (let other = child + 1; other < end; other++) {
      if (times[other]! < first) {
        first = times[other]!
        child = other
      }
    }
    if (first >= time) break
    times[at] = first
    events[at] = events[child]!
    at = child
  }
  times[at] = time
  events[at] = event
}
