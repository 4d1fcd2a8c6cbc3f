/**
 * A long computation is a generator that yields the share done, from 0 to 1, after each small slice. The caller
 * decides when to pause, report or cancel it.
 */

/** A computation in slices: yields the share done so far, returns the result. */
export type Task<T> = Generator<number, T>

/** The result of a task, computed in one go. */
export function runToEnd<T>(task: Task<T>): T {
  for (;;) {
    const slice = task.next()
    if (slice.done) return slice.value
  }
}

/** A task as one part of a longer one: its share 0 to 1 becomes `from` to `from + length` of the whole. */
export function* subtask<T>(from: number, length: number, task: Task<T>): Task<T> {
  for (;;) {
    const slice = task.next()
    if (slice.done) return slice.value
    yield from + length * slice.value
  }
}
