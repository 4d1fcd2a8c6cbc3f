/** The headline above the canvas, computed from the figures, or why there are none. */

import { sentence } from '../../base/result'
import { headline } from '../../scorer/headline'
import type { Comparison } from '../../scorer/result/scorecard'
import { analysisResult } from '../../store/reading/analysisResults'
import { comparison, problem } from '../../store/reading/selectors'
import { scoringPending } from '../../store/scoring/scoring'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { runCommand, useEnvironment } from '../environment/pageEnvironment'
import styles from './Headline.module.css'

/** Adds a workload, without which a design has no figures. */
export function AddWorkloadButton() {
  const { context } = useEnvironment()
  return (
    <Button weight="primary" onClick={() => runCommand('addWorkload', context)}>
      Add a workload
    </Button>
  )
}

const isBlank = ({ drawn }: Comparison) => Object.keys(drawn.placement).length === 0

export function Headline() {
  const both = useStore(comparison)
  const wrong = useStore(problem)
  const sure = useStore((state) => analysisResult(state, 'verdict')?.sentence)
  const unasked = both.drawn.lowered.sources.length === 0 && !isBlank(both)
  return (
    <div className={styles.verdict}>
      {wrong ? (
        <p role="alert" className={styles.wrong}>
          {wrong !== scoringPending && 'This design cannot be scored. '}
          {sentence(wrong)}. The figures below are those of before.
        </p>
      ) : (
        <p>
          <button
            type="button"
            className={styles.sentence}
            data-tip="How sure this is, and what would flip it"
            onClick={() => store.getState().set({ tab: 'verdict' })}
          >
            {sure ?? headline(both)}
          </button>
        </p>
      )}
      {!wrong && unasked && <AddWorkloadButton />}
    </div>
  )
}
