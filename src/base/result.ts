/**
 * What reading something from outside gives: a value, or the one problem that a person must solve first.
 * Promises broken inside the house throw instead.
 */

export interface Problem {
  /** Where in the input: a path ("services.web.cpuMs"), a line, an offset; empty when it is the whole of it. */
  readonly place: string
  /** What is wrong and what would be right, one sentence, no markup. Never holds more than 200 characters of input. */
  readonly message: string
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

export function failure(place: string, message: string): Result<never> {
  return { ok: false, problem: { place, message } }
}

export function sentence(problem: Problem): string {
  return problem.place === '' ? problem.message : `${problem.place}: ${problem.message}`
}
