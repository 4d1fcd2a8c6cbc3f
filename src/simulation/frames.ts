// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * A frame is one execution in flight, or a call on its way to become one: a row across these columns. Rows that
 * ended are linked into a list of free ones and used again, so a run of a billion requests allocates what its
 * busiest moment needs and no more.
 */

/** What a frame does when it is woken. */
export const entering = 0
export const slicing = 1
export const working = 2
export const paused = 3
export const spawning = 4
export const waiting = 5
export const ending = 6

export interface Frames {
  capacity: number
  /** First free row, or -1. */
  free: number
  /** Rows in use. */
  live: number
  activity: Int32Array
  /** The frame that waits for this one, or -1. */
  parent: Int32Array
  /** The visit by which it was called; for a request from outside -1 minus its source. */
  visit: Int32Array
  phase: Uint8Array
  failed: Uint8Array
  stage: Int32Array
  /** While calling: the visit, calls still to begin, and calls that follow each of them in its branch. */
  cursor: Int32Array
  left: Int32Array
  series: Int32Array
  /** Branches not yet ended. */
  pending: Int32Array
  /** Of its own call: retries left, and calls still to follow in its branch. */
  tries: Int32Array
  again: Int32Array
  /** Link of the one list that the frame is in: free, ready, or waiting for a server or a slot. */
  next: Int32Array
  timerNext: Int32Array
  timerPrevious: Int32Array
  start: Float64Array
  /** Since when it has been waiting for a server or a slot. */
  since: Float64Array
  /** Length of the slice that it is waiting to begin. */
  duration: Float64Array
  deadline: Float64Array
  /** Time by part on the critical path up to here, four to a frame; `saved`: as its call began. */
  parts: Float64Array
  saved: Float64Array
}

const columns = 2 + 4 * 13 + 8 * 12

/** Memory of one frame, its place in the heap included. */
export const bytesPerFrame = columns + 12

export function frames(capacity: number): Frames {
  const int = () => new Int32Array(capacity)
  const float = () => new Float64Array(capacity)
  const rows: Frames = {
    capacity,
    free: -1,
    live: 0,
    activity: int(),
    parent: int(),
    visit: int(),
    phase: new Uint8Array(capacity),
    failed: new Uint8Array(capacity),
    stage: int(),
    cursor: int(),
    left: int(),
    series: int(),
    pending: int(),
    tries: int(),
    again: int(),
    next: int(),
    timerNext: int(),
    timerPrevious: int(),
    start: float(),
    since: float(),
    duration: float(),
    deadline: float(),
    parts: new Float64Array(4 * capacity),
    saved: new Float64Array(4 * capacity),
  }
  release(rows, 0)
  return rows
}

/** Twice the rows. */
export function grow(rows: Frames): void {
  const before = rows.capacity
  const wider = frames(2 * before)
  for (const [name, column] of Object.entries(rows)) {
    if (ArrayBuffer.isView(column)) (wider[name as keyof Frames] as unknown as Int32Array).set(column as Int32Array)
  }
  Object.assign(rows, { ...wider, free: rows.free, live: rows.live })
  const free = rows.free
  release(rows, before)
  if (free >= 0) rows.next[rows.capacity - 1] = free
}

/** A fresh row. That there is a free one is the caller's care. */
export function take(rows: Frames, activity: number, parent: number, visit: number): number {
  const frame = rows.free
  rows.free = rows.next[frame]!
  rows.live++
  rows.activity[frame] = activity
  rows.parent[frame] = parent
  rows.visit[frame] = visit
  rows.failed[frame] = 0
  rows.pending[frame] = 0
  return frame
}

export function give(rows: Frames, frame: number): void {
  rows.next[frame] = rows.free
  rows.free = frame
  rows.live--
}

export function copyParts(to: Float64Array, at: number, from: Float64Array, of: number): void {
  const i = at << 2
  const j = of << 2
  to[i] = from[j]!
  to[i + 1] = from[j + 1]!
  to[i + 2] = from[j + 2]!
  to[i + 3] = from[j + 3]!
}

/** Links the rows from `first` on as free. */
function release(rows: Frames, first: number): void {
  for (let i = first; i < rows.capacity; i++) rows.next[i] = i + 1 < rows.capacity ? i + 1 : -1
  rows.free = first
}
