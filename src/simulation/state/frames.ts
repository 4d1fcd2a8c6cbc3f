/**
 * A frame is one execution in flight, or a call on its way to become one: a row of integers and a row of doubles,
 * which begin at the same position. Rows that ended are linked into a list of free ones and used again, so a run of
 * a billion requests allocates what its busiest moment needs and no more.
 */

import * as at from './rowLayout'

/** What a frame does when it is woken. */
export const entering = 0
export const slicing = 1
export const working = 2
export const paused = 3
export const spawning = 4
export const waiting = 5
export const ending = 6

/** The rows of all frames, in use and free. */
export interface Frames {
  ints: Int32Array
  doubles: Float64Array
  /** First free row, or -1. */
  free: number
  /** Rows in use. */
  live: number
}

/** Memory of one frame, its place in the heap included. */
export const bytesPerFrame = 12 * at.frameSize + 12

/** Room for `count` frames, all free. */
export function frames(count: number): Frames {
  const size = count * at.frameSize
  const rows = { ints: new Int32Array(size), doubles: new Float64Array(size), free: -1, live: 0 }
  free(rows, 0)
  return rows
}

/** The frames that there is room for, in use or free. */
export function frameCount({ ints }: Frames): number {
  return ints.length / at.frameSize
}

/** Twice the rows. */
export function growFrames(rows: Frames): void {
  const { ints, doubles } = rows
  rows.ints = new Int32Array(2 * ints.length)
  rows.ints.set(ints)
  rows.doubles = new Float64Array(2 * doubles.length)
  rows.doubles.set(doubles)
  free(rows, ints.length)
}

/** A fresh row. That there is a free one is the caller's care. */
export function allocateFrame(rows: Frames, activity: number, parent: number, visit: number): number {
  const { ints } = rows
  const frame = rows.free
  rows.free = ints[frame + at.next]!
  rows.live++
  ints[frame + at.activity] = activity
  ints[frame + at.parent] = parent
  ints[frame + at.visit] = visit
  ints[frame + at.failed] = 0
  ints[frame + at.pending] = 0
  return frame
}

/** Puts a frame that ended into the list of free ones. */
export function freeFrame(rows: Frames, frame: number): void {
  rows.ints[frame + at.next] = rows.free
  rows.free = frame
  rows.live--
}

/** Copies an account of time by part; `from` and `to` are where they begin. */
export function copyParts(doubles: Float64Array, to: number, from: number): void {
  doubles[to] = doubles[from]!
  doubles[to + 1] = doubles[from + 1]!
  doubles[to + 2] = doubles[from + 2]!
  doubles[to + 3] = doubles[from + 3]!
}

/** Links the rows from `first` on in front of the free ones. */
function free(rows: Frames, first: number): void {
  const { ints } = rows
  for (let row = first; row < ints.length; row += at.frameSize) {
    const following = row + at.frameSize
    ints[row + at.next] = following < ints.length ? following : rows.free
  }
  rows.free = first
}
