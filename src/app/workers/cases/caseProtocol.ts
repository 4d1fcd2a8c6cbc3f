/** The message of the case worker: one case. */

import type { CaseOutcome } from '../../../panels/environment/pageEnvironment'

export interface CaseReport {
  readonly id: string
  readonly outcome: CaseOutcome
  readonly isLast: boolean
}
