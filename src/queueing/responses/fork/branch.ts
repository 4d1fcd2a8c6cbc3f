/** The branches of a stage that run in parallel, as responses/fork/maximum.ts takes them. */

import type { Cumulants } from '../../numeric/cumulants'
import type { PhaseType } from '../../numeric/phaseType'

/** One branch: calls of one visit that run side by side. */
export interface Branch {
  /** One call. */
  readonly time: Cumulants
  /** Calls that are always made, and the probability of one more. */
  readonly copies: number
  readonly extraProbability: number
  /** One call as a mixture of several times, where it is multimodal (stageMixture.ts): replaces `time`. */
  readonly modes?: readonly Mode[] | undefined
  /** One call in closed form, where it has one and its few values matter more than its cumulants. */
  readonly phases?: PhaseType | undefined
}

/** One of the times that a call may take. */
export interface Mode {
  readonly weight: number
  readonly time: Cumulants
}
