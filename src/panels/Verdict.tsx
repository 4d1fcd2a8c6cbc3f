/** The sentence on top, made from the figures; or why there are none. */

import { sentence } from '../base/result'
import { verdict } from '../scorer/verdict'
import { comparison, problem } from '../store/selectors'
import { useStore } from '../store/useStore'
import styles from './Verdict.module.css'

export function Verdict() {
  const both = useStore(comparison)
  const wrong = useStore(problem)
  return (
    <div className={styles.verdict}>
      {wrong ? (
        <p role="alert" className={styles.wrong}>
          This design cannot be scored. {sentence(wrong)}. The figures below are those of before.
        </p>
      ) : (
        <p aria-live="polite">{verdict(both)}</p>
      )}
    </div>
  )
}
