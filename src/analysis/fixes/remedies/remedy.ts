/** The form of a remedy: a change that helps without merging anything. */

import type { CallId, Edit, ServiceId, WorkloadId } from '../../../model/document'
import type { AnalysisInput } from '../../subject/analysisInput'

export interface Remedy {
  /** What it is, in general: "One call with a list". */
  readonly label: string
  /** Where it could be applied; whether it gains anything there is found by scoring. */
  readonly fixes: (input: AnalysisInput) => readonly Fix[]
}

export interface Fix {
  readonly of: readonly (ServiceId | CallId | WorkloadId)[]
  /** What to do: "Batch the 9 calls from Frontend to Currency into one". */
  readonly title: string
  /** Why it helps, a sentence. */
  readonly reason: string
  /** What must be true of the system for it, a sentence. */
  readonly assumes: string
  /** One undo step. */
  readonly edit: Edit
}
