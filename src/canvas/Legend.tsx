/** What the arrows mean; here one chooses by what they are coloured. */

import type { Tint } from '../store/state'
import { store, useStore } from '../store/useStore'
import styles from './Legend.module.css'

export function Legend() {
  const tint = useStore((editor) => editor.tint)
  return (
    <div className={styles.legend}>
      <span className={styles.entry}>
        <Sample /> network
      </span>
      <span className={styles.entry}>
        <Sample process /> in process
      </span>
      <span className={styles.entry}>
        <Sample async /> not waited for
      </span>
      <span className={`${styles.entry} ${styles.further}`}>
        <strong>bold</strong> longest path
      </span>
      <label className={`${styles.entry} ${styles.further}`}>
        strong
        <select
          className={styles.choice}
          aria-label="Arrows are strong where calls cost"
          value={tint}
          onChange={(event) => store.getState().set({ tint: event.target.value as Tint })}
        >
          <option value="time">much time</option>
          <option value="money">much money</option>
          <option value="price">much if merged</option>
        </select>
      </label>
    </div>
  )
}

function Sample({ process, async: unwaited }: { readonly process?: boolean; readonly async?: boolean }) {
  return (
    <svg width="26" height="8" aria-hidden="true" className={process ? styles.process : styles.network}>
      <path d="M0 4H19" strokeDasharray={process ? '1.5 3' : unwaited ? '6 3' : undefined} />
      <path d="M26 4L19 0.5V7.5Z" className={styles.tip} />
    </svg>
  )
}
