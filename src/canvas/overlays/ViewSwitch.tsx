/** Drawn · Merged · Advised: which side of the design the canvas shows. */

import { Suspense } from 'react'
import type { View } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { lazyPart } from '../../ui/lazyPart'
import styles from '../Canvas.module.css'

const AdvisedViewStatus = lazyPart(undefined, () => import('./AdvisedViewStatus'))

const views: readonly { readonly view: View; readonly label: string; readonly tip: string }[] = [
  { view: 'drawn', label: 'Drawn', tip: 'What runs where as you drew it (1)' },
  {
    view: 'merged',
    label: 'Merged',
    tip: 'The same work in one deployable, as far as there is no reason against it (2)',
  },
  { view: 'advised', label: 'Advised', tip: 'The best partition, or the one you picked in Advice (3)' },
]

export function ViewSwitch() {
  const current = useStore((editor) => editor.view)
  return (
    <>
      <fieldset className={styles.views}>
        <legend className="visually-hidden">Side that is shown</legend>
        {views.map(({ view, label, tip }) => (
          <label key={view} className={styles.view} data-tip={tip}>
            <input
              type="radio"
              name="view"
              value={view}
              checked={current === view}
              onChange={() => store.getState().show(view)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {current === 'advised' && (
        <Suspense>
          <AdvisedViewStatus />
        </Suspense>
      )}
    </>
  )
}
