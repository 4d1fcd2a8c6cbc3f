/** The form of a remedy: a change that improves a design without merging anything. */

import type { CallId, Edit, ServiceId, WorkloadId } from '../../../model/document'
import type { AnalysisInput } from '../../subject/analysisInput'

/** A kind of change. */
export interface Remedy {
  /** In general terms: "One call with a list". */
  readonly label: string
  /** Places where it applies; scoring decides whether it gains anything there. */
  readonly fixes: (input: AnalysisInput) => readonly Fix[]
}

/** A remedy at one place of a design. */
export interface Fix {
  readonly of: readonly (ServiceId | CallId | WorkloadId)[]
  /** What to do: "Batch the 9 calls from Frontend to Currency into one". */
  readonly title: string
  /** Why it helps, one sentence. */
  readonly reason: string
  /** What must be true of the system, one sentence. */
  readonly assumes: string
  /** One undo step. */
  readonly edit: Edit
}
