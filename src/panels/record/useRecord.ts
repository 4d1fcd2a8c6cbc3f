/** The decision record of the design on screen from the results of its analyses; starts those that have not run. */

import { useEffect, useMemo, useState } from 'react'
import { type DecisionRecord, decisionRecord } from '../../analysis/decision/decisionRecord'
import { analysisResult, analysisRun } from '../../store/reading/analysisResults'
import { comparison } from '../../store/reading/selectors'
import type { AnalysisJob } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { useEnvironment } from '../environment/pageEnvironment'

const jobs: readonly AnalysisJob[] = ['verdict', 'advice', 'load']

/** Undefined until every analysis has finished. */
export function useRecord(): DecisionRecord | undefined {
  const { analyses, link } = useEnvironment()
  const document = useStore((state) => state.document)
  const sides = useStore(comparison)
  const verdict = useStore((state) => analysisResult(state, 'verdict'))
  const sweep = useStore((state) => analysisResult(state, 'sweep'))
  const fixes = useStore((state) => analysisResult(state, 'fixes'))
  const advice = useStore((state) => analysisResult(state, 'advice'))
  const plan = useStore((state) => analysisResult(state, 'plan'))
  const [address, setAddress] = useState<{ readonly link?: string }>()
  const [date] = useState(() => new Date().toLocaleDateString('sv'))

  useEffect(() => {
    for (const job of jobs) {
      const phase = analysisRun(store.getState(), job)?.phase
      if (phase !== 'running' && phase !== 'done') analyses.start(job)
    }
  }, [analyses])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is of this document
  useEffect(() => {
    let current = true
    void link().then((result) => current && setAddress(result.ok ? { link: result.value } : {}))
    return () => {
      current = false
    }
  }, [link, document])

  return useMemo(() => {
    if (!verdict || !sweep || !fixes || !advice || !address || !(advice.asDrawn || plan)) return undefined
    const decided = { document, comparison: sides, verdict, sweep, fixes, advice, plan: plan ?? null }
    return decisionRecord(decided, { date, ...address })
  }, [document, sides, verdict, sweep, fixes, advice, plan, address, date])
}
