/** Progress of an analysis with buttons to stop and restart it, or why it has no result. */

import { Play, Square } from 'lucide-react'
import { sentence } from '../../base/result'
import { analysisProblem, analysisRun, analysisSubject } from '../../store/reading/analysisResults'
import { problem as unscored } from '../../store/reading/selectors'
import type { AnalysisJob, AnalysisPart, State } from '../../store/state'
import { useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useEnvironment } from '../environment/pageEnvironment'
import styles from './RunBar.module.css'

interface Props {
  readonly job: AnalysisJob
  /** Text of each part while it runs: "Pricing boundaries". */
  readonly doing: { readonly [part in AnalysisPart]?: string }
  /** Parts whose problems are reported. */
  readonly needs: readonly AnalysisPart[]
}

export function RunBar({ job, doing, needs }: Props) {
  const { analyses } = useEnvironment()
  const phase = useStore((state) => analysisRun(before(state), job)?.phase)
  const reason = useStore((state) => analysisRun(before(state), job)?.reason)
  const part = useStore((state) => analysisRun(before(state), job)?.part)
  const problem = useStore((state) => needs.map((one) => analysisProblem(before(state), one)).find(Boolean))
  const wrong = useStore((state) => unscored(before(state)))
  const texts = Object.values(doing)
  const what = (part && doing[part]) ?? texts[0] ?? ''
  const why = wrong ?? problem
  if (why) return <Notice tone="warning" text={`Without figures there is nothing to say: ${sentence(why)}.`} />
  if (reason)
    return (
      <div className={styles.bar}>
        <Notice tone="error" text={reason} />
        <Again onClick={() => analyses.start(job)} />
      </div>
    )
  const running = phase === 'running'
  if (!running && phase !== 'cancelled' && phase !== undefined) return null
  return (
    <div className={styles.bar}>
      <p role="status" className={styles.status}>
        {running ? what : phase === 'cancelled' ? `Stopped: ${what.toLowerCase()}` : `${what} …`}
      </p>
      {running && (
        <>
          <Progress job={job} what={what} />
          <Button icon={<Square size={12} />} onClick={() => analyses.stop(job)}>
            Cancel
          </Button>
        </>
      )}
      {phase === 'cancelled' && <Again onClick={() => analyses.start(job)} />}
    </div>
  )
}

/** During a gesture the analyses belong to the document before it. */
function before(state: State): State {
  return { ...state, document: analysisSubject(state) }
}

function Again({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button icon={<Play size={12} />} onClick={onClick}>
      Start again
    </Button>
  )
}

function Progress({ job, what }: { readonly job: AnalysisJob; readonly what: string }) {
  const percent = useStore((state) => Math.floor((analysisRun(before(state), job)?.progress ?? 0) * 100))
  return (
    <span className={styles.progress}>
      <progress max={100} value={percent} aria-label={what} /> {percent} %
    </span>
  )
}
