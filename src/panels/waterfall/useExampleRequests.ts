/** The chosen request of both sides, drawn in slices between frames, and anew when the figures change. */

import { useEffect, useState } from 'react'
import { type ExampleRequests, exampleRequests, type RequestPercentile } from '../../analysis/requests/exampleRequests'
import type { Comparison } from '../../scorer/result/scorecard'

const slice = 8

/** Undefined until it is drawn; never that of another design, workload or kind of request. */
export function useExampleRequests(
  of: Comparison,
  source: number,
  which: RequestPercentile,
): ExampleRequests | undefined {
  const [known, setKnown] = useState<ExampleRequests>()
  useEffect(() => {
    const work = exampleRequests(of, source, which)
    let timer = setTimeout(go)
    function go() {
      const until = performance.now() + slice
      for (let next = work.next(); ; next = work.next()) {
        if (next.done) return setKnown(next.value)
        if (performance.now() > until) break
      }
      timer = setTimeout(go)
    }
    return () => clearTimeout(timer)
  }, [of, source, which])
  return known?.comparison === of && known.source === source && known.percentile === which ? known : undefined
}
