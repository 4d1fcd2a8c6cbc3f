/** What the worker of the gallery tells, one case after another. */

import type { CaseOutcome } from '../../../panels/environment/pageEnvironment'

export interface CaseReport {
  readonly id: string
  readonly outcome: CaseOutcome
  readonly isLast: boolean
}
