/**
 * What will happen next: a heap of times, two children to a node, over typed arrays (Williams 1964).
 *
 * Most events bring about one other. So taking the first event leaves a hole at the top, the next event that is
 * put in falls into it, and one walk through the heap does for two; `close` fills a hole that was not used.
 * Equal times come out in an order that is arbitrary, but the same in every run.
 */

/** A binary heap of events, ordered by time in seconds. */
export interface EventQueue {
  /** Infinity behind the last one. */
  times: Float64Array
  events: Int32Array
  /** Events inside, the hole included. */
  size: number
  /** The event at the top is taken, its place free. */
  hole: boolean
  /**
   * The time of the event to be put in next. A number handed to a function that the compiler does not put in place
   * is first allocated; one left here is not, and that is a tenth of the run.
   */
  readonly due: Float64Array
}

/** An empty queue with room for `capacity` events. */
export function eventQueue(capacity: number): EventQueue {
  return {
    times: new Float64Array(capacity).fill(Infinity),
    events: new Int32Array(capacity),
    size: 0,
    hole: false,
    due: new Float64Array(1),
  }
}

/** Enlarges a queue to `capacity` events. */
export function reserve(queue: EventQueue, capacity: number): void {
  const { times, events } = queue
  queue.times = new Float64Array(capacity).fill(Infinity)
  queue.times.set(times)
  queue.events = new Int32Array(capacity)
  queue.events.set(events)
}

/** Puts an event in, at the time that is `due`. The capacity is the caller's care. */
export function schedule(queue: EventQueue, event: number): void {
  if (queue.hole) {
    queue.hole = false
    sink(queue, event)
    return
  }
  const { times, events } = queue
  const time = queue.due[0]!
  let at = queue.size++
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (times[parent]! <= time) break
    times[at] = times[parent]!
    events[at] = events[parent]!
    at = parent
  }
  times[at] = time
  events[at] = event
}

/** Fills the hole that taking the first event left, if nothing fell into it. */
export function close(queue: EventQueue): void {
  if (!queue.hole) return
  queue.hole = false
  const last = --queue.size
  queue.due[0] = queue.times[last]!
  queue.times[last] = Infinity
  if (last === 0) return
  sink(queue, queue.events[last]!)
}

function sink(queue: EventQueue, event: number): void {
  const { times, events, size } = queue
  const time = queue.due[0]!
  let at = 0
  let child = 1
  while (child < size) {
    // Without a branch, which the processor would guess wrong every other time; beyond the last stands Infinity.
    child += Number(times[child + 1]! < times[child]!)
    const first = times[child]!
    if (first >= time) break
    times[at] = first
    events[at] = events[child]!
    at = child
    child = 2 * at + 1
  }
  times[at] = time
  events[at] = event
}
