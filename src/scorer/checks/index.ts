/** All checks, in the order in which findings are shown. */

import type { Context } from '../context'
import type { Finding } from '../scorecard'
import type { Check } from './check'

export const checks = {} satisfies Record<string, Check>

export function findings(context: Context): readonly Finding[] {
  return Object.values<Check>(checks).flatMap((check) => check.findings(context))
}
