/** The example request of both sides, sampled in the background, and again when the figures change. */

import { useEffect, useState } from 'react'
import { type ExampleRequests, exampleRequests, type RequestPercentile } from '../../analysis/requests/exampleRequests'
import type { Comparison } from '../../scorer/result/scorecard'
import { useTask } from '../../ui/tasks/useTask'

/** Undefined while it is sampled; never that of another comparison, workload or percentile. */
export function useExampleRequests(
  comparison: Comparison,
  source: number,
  percentile: RequestPercentile,
): ExampleRequests | undefined {
  const { start, cancel } = useTask()
  const [latest, setLatest] = useState<ExampleRequests>()
  useEffect(() => {
    start(exampleRequests(comparison, source, percentile), setLatest)
    return cancel
  }, [start, cancel, comparison, source, percentile])
  const isCurrent = latest?.comparison === comparison && latest.source === source && latest.percentile === percentile
  return isCurrent ? latest : undefined
}
