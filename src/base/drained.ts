/**
 * Long work is written as a generator that yields the share done, from 0 to 1, after each small slice, so that who
 * runs it decides when to pause, report or give up. Who waits for the end anyway drains it.
 */

/** Work in slices: yields the share done so far, returns the result. */
export type Sliced<T> = Generator<number, T>

export function drained<T>(work: Sliced<T>): T {
  for (;;) {
    const slice = work.next()
    if (slice.done) return slice.value
  }
}
