/** What the worker of the gallery tells, one case after another. */

import type { CaseOutcome } from '../../panels/outside'

export interface Told {
  readonly id: string
  readonly outcome: CaseOutcome
  readonly isLast: boolean
}
