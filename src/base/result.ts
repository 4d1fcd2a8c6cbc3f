/**
 * The result of reading something from outside: a value, or the first problem that a person must solve. Broken
 * invariants inside the program throw instead.
 */

export interface Problem {
  /** Where in the input: a path ("services.web.cpuMs"), a line, an offset; empty for the whole of it. */
  readonly place: string
  /** What is wrong and what would be right, one sentence, no markup. Holds at most 200 characters of the input. */
  readonly message: string
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

/** The result that holds `value`. */
export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

/** The result that holds a problem at `place`. */
export function failure(place: string, message: string): Result<never> {
  return { ok: false, problem: { place, message } }
}

/** A problem as one sentence, with its place in front. */
export function sentence(problem: Problem): string {
  return problem.place === '' ? problem.message : `${problem.place}: ${problem.message}`
}
