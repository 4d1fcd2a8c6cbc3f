/** Beside the view switch, in the advised view: what is shown, the progress of its search, and a button to adopt it. */

import { adoptProposal } from '../../store/proposalActions'
import { analysisResult, analysisRun, analysisSubject } from '../../store/reading/analysisResults'
import { isProposalCurrent, proposal } from '../../store/reading/proposal'
import { problem } from '../../store/reading/selectors'
import type { Editor } from '../../store/store'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import styles from './AdvisedViewStatus.module.css'

export default function AdvisedViewStatus() {
  const shown = useStore(proposal)
  const text = useStore(statusText)
  return (
    <div className={styles.state}>
      <span role="status">{text}</span>
      {shown && <Button onClick={() => adoptProposal(store.getState(), shown.partition)}>Adopt</Button>}
      <Button weight="quiet" onClick={() => store.getState().set({ tab: 'advice' })}>
        Why
      </Button>
    </div>
  )
}

function statusText(state: Editor): string {
  const shown = proposal(state)
  if (shown && !isProposalCurrent(shown, analysisSubject(state))) return 'Found before your last edit'
  if (shown) return shown.advised ? 'The advised partition' : 'The partition you picked'
  if (problem(state)) return 'No advice for a design without figures'
  if (analysisResult(state, 'advice')?.asDrawn) return 'The drawing is the advised partition: nothing pays for a change'
  const { phase, progress = 0 } = analysisRun(state, 'advice') ?? {}
  if (phase === 'cancelled' || phase === 'broken') return 'No advice: it was stopped'
  return `Looking for the best partition … ${Math.floor(100 * progress)}\u202f%`
}
