/** What the arrows mean; here one chooses by what they are coloured. */

import type { Tint } from '../store/state'
import { store, useStore } from '../store/useStore'
import styles from './Legend.module.css'
import type { ArrowEdge, CanvasNode } from './projection'

interface Props {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly ArrowEdge[]
}

export function Legend({ nodes, edges }: Props) {
  const lit = useStore((editor) => editor.lit === true)
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
      <label
        className={`${styles.entry} ${styles.switch} ${styles.further}`}
        data-tip="The calls that the mean request waits for longest, in bold. Ticked, everything else steps back (Shift+P)."
      >
        <input
          type="checkbox"
          checked={lit}
          onChange={(event) => store.getState().set({ lit: event.target.checked })}
        />
        <span>
          <strong>longest path</strong>
          <span className="visually-hidden"> alone in full colour</span>
        </span>
      </label>
      <span className="visually-hidden" aria-live="polite">
        {lit && pathSentence(nodes, edges)}
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

function pathSentence(nodes: readonly CanvasNode[], edges: readonly ArrowEdge[]): string {
  const names = new Map(nodes.map(({ id, data }) => [id, data.name]))
  const path = edges.filter(({ data }) => data?.critical)
  if (path.length === 0) return 'No longest path: nothing enters this design.'
  const ends = new Set(path.flatMap(({ source, target }) => [source, target]))
  return `Longest path: ${[...ends].map((id) => names.get(id)).join(', ')}. Everything else steps back.`
}

function Sample({ process, async: unwaited }: { readonly process?: boolean; readonly async?: boolean }) {
  return (
    <svg width="26" height="8" aria-hidden="true" className={process ? styles.process : styles.network}>
      <path d="M0 4H19" strokeDasharray={process ? '1.5 3' : unwaited ? '6 3' : undefined} />
      <path d="M26 4L19 0.5V7.5Z" className={styles.tip} />
    </svg>
  )
}
