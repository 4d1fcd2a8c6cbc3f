/** The value of each input at which the sign of a difference changes. */

import type { SwitchingResult as Found } from '../../analysis/uncertainty/switchingValues'
import { metrics } from '../../scorer/metrics'
import styles from './Verdict.module.css'

export function SwitchingValues({ flips: { list: switches, testedInputs } }: { readonly flips: Found }) {
  const steady = (Object.keys(testedInputs) as (keyof typeof testedInputs)[]).filter(
    (figure) => testedInputs[figure] > 0 && !switches.some((one) => one.figure === figure),
  )
  return (
    <section aria-label="What flips the answer" className={styles.section}>
      <h3>What would flip it</h3>
      {switches.length > 0 && (
        <ul className={styles.flips}>
          {switches.map(({ figure, input, sentence, withinRange: likely }) => (
            <li key={`${figure}${input.id}`}>
              <span className={styles.likely} data-likely={likely}>
                {likely ? 'within its range' : 'outside its range'}
              </span>
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {steady.map((figure) => (
        <p key={figure} className={styles.muted}>
          {metrics[figure].label}: none of {testedInputs[figure]} inputs flips it alone, from a hundredth to a hundred
          times its value.
        </p>
      ))}
    </section>
  )
}
