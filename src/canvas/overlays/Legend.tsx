/** What the edges mean, and the choice of the measure that colours them. */

import { Suspense } from 'react'
import type { Tint } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { lazyPart } from '../../ui/lazyPart'
import type { CanvasEdge, CanvasNode } from '../state/nodeData'
import styles from './Legend.module.css'

const PathDescription = lazyPart(undefined, () => import('./PathDescription'))

interface Props {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
}

export function Legend({ nodes, edges }: Props) {
  const isPathHighlighted = useStore((editor) => editor.isPathHighlighted === true)
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
        data-tip="Ticked, all else steps back (Shift+P)"
      >
        <input
          type="checkbox"
          checked={isPathHighlighted}
          onChange={(event) => store.getState().set({ isPathHighlighted: event.target.checked })}
        />
        <strong>longest path</strong>
      </label>
      <span className="visually-hidden" aria-live="polite">
        <Suspense>{isPathHighlighted && <PathDescription nodes={nodes} edges={edges} />}</Suspense>
      </span>
      <label className={`${styles.entry} ${styles.further}`}>
        coloured by
        <select
          className={styles.choice}
          aria-label="Arrows are coloured by"
          data-tip="The more of it, the stronger the colour (P)"
          value={tint}
          onChange={(event) => store.getState().set({ tint: event.target.value as Tint })}
        >
          <option value="time">time</option>
          <option value="money">money</option>
          <option value="price">what merging saves</option>
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
