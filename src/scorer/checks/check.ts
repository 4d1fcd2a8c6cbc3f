/** The form of a check: a pattern in the design that its author would want to know of. */

import type { Context } from '../context'
import type { Finding } from '../scorecard'

export interface Check {
  readonly label: string
  readonly findings: (context: Context) => readonly Finding[]
}
