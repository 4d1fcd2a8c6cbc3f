/** The sentence on top, made from the figures; or why there are none. */

import { sentence } from '../../base/result'
import { verdict } from '../../scorer/headline'
import type { Comparison } from '../../scorer/result/scorecard'
import { resultOf } from '../../store/analysisResults'
import { onTheirWay } from '../../store/backgroundScoring'
import { comparison, problem } from '../../store/selectors'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { runCommand, useOutside } from './environment'
import styles from './Headline.module.css'

/** The one step without which a drawing has no figures. */
export function AddWorkload() {
  const { context } = useOutside()
  return (
    <Button weight="primary" onClick={() => runCommand('addWorkload', context)}>
      Add a workload
    </Button>
  )
}

const isBlank = ({ drawn }: Comparison) => Object.keys(drawn.placement).length === 0

export function Verdict() {
  const both = useStore(comparison)
  const wrong = useStore(problem)
  const sure = useStore((state) => resultOf(state, 'verdict')?.sentence)
  const unasked = both.drawn.lowered.sources.length === 0 && !isBlank(both)
  return (
    <div className={styles.verdict}>
      {wrong ? (
        <p role="alert" className={styles.wrong}>
          {wrong !== onTheirWay && 'This design cannot be scored. '}
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
            {sure ?? verdict(both)}
          </button>
        </p>
      )}
      {!wrong && unasked && <AddWorkload />}
    </div>
  )
}
