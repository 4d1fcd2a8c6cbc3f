/** The findings of both sides in one list, without duplicates. */

import { memoWeak } from '../../base/memo'
import type { Comparison, Finding } from '../../scorer/result/scorecard'

/** Each finding with the sides that have it: "both", "drawn" or "merged". */
export const mergedFindings = memoWeak(({ drawn, merged }: Comparison) => {
  const same = (a: Finding, b: Finding) => a.check === b.check && a.of === b.of && a.text === b.text
  return [
    ...drawn.findings.map((finding) => ({
      finding,
      sides: merged.findings.some((other) => same(finding, other)) ? 'both' : 'drawn',
    })),
    ...merged.findings
      .filter((finding) => !drawn.findings.some((other) => same(finding, other)))
      .map((finding) => ({ finding, sides: 'merged' })),
  ]
})
