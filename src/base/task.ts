/**
 * Long work is written as a generator that yields the share done, from 0 to 1, after each small slice, so that who
 * runs it decides when to pause, report or give up. Who waits for the end anyway drains it.
 */

/** Work in slices: yields the share done so far, returns the result. */
export type Task<T> = Generator<number, T>

export function runToEnd<T>(work: Task<T>): T {
  for (;;) {
    const slice = work.next()
    if (slice.done) return slice.value
  }
}

/** Work that is one part of a longer one. */
export function* subtask<T>(from: number, length: number, work: Task<T>): Task<T> {
  for (;;) {
    const slice = work.next()
    if (slice.done) return slice.value
    yield from + length * slice.value
  }
}
