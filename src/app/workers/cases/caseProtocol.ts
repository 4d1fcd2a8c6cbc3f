/** The message of the case worker: one case. */

import type { CaseOutcome } from '../../../panels/environment/pageEnvironment'

/** The outcome of one case, and whether it is the last. */
export interface CaseReport {
  readonly id: string
  readonly outcome: CaseOutcome
  readonly isLast: boolean
}
