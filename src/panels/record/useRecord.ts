/** The decision record of the design on screen, made of what the analyses have found; starts those that nobody has. */

import { useEffect, useMemo, useState } from 'react'
import { type DecisionRecord, recordOf } from '../../analysis/decision/decisionRecord'
import { analysis, type Job, resultOf } from '../../store/analysisResults'
import { comparison } from '../../store/selectors'
import { store, useStore } from '../../store/useStore'
import { useOutside } from '../shell/environment'

const jobs: readonly Job[] = ['verdict', 'advice', 'load']

/** Undefined until every part is there. */
export function useRecord(): DecisionRecord | undefined {
  const { analyses, link } = useOutside()
  const document = useStore((state) => state.document)
  const sides = useStore(comparison)
  const verdict = useStore((state) => resultOf(state, 'verdict'))
  const sweep = useStore((state) => resultOf(state, 'sweep'))
  const fixes = useStore((state) => resultOf(state, 'fixes'))
  const advice = useStore((state) => resultOf(state, 'advice'))
  const plan = useStore((state) => resultOf(state, 'plan'))
  const [address, setAddress] = useState<{ readonly link?: string }>()
  const [date] = useState(() => new Date().toLocaleDateString('sv'))

  useEffect(() => {
    for (const job of jobs) {
      const phase = analysis(store.getState(), job)?.phase
      if (phase !== 'running' && phase !== 'done') analyses.start(job)
    }
  }, [analyses])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is of this document
  useEffect(() => {
    let current = true
    void link().then((made) => current && setAddress(made.ok ? { link: made.value } : {}))
    return () => {
      current = false
    }
  }, [link, document])

  return useMemo(() => {
    if (!verdict || !sweep || !fixes || !advice || !address || !(advice.asDrawn || plan)) return undefined
    const decided = { of: document, comparison: sides, verdict, sweep, fixes, advice, plan: plan ?? null }
    return recordOf(decided, { date, ...address })
  }, [document, sides, verdict, sweep, fixes, advice, plan, address, date])
}
