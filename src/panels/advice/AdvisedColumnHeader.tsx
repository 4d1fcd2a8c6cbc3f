/** The header of the third column: shows that side on the canvas, or removes the column. */

import { X } from 'lucide-react'
import { isProposalCurrent, proposal } from '../../store/reading/proposal'
import { store, useStore } from '../../store/useStore'
import styles from './Advice.module.css'

export default function AdvisedColumnHeader({ current }: { readonly current: boolean }) {
  const label = useStore((state) => {
    const proposed = proposal(state)
    if (!proposed) return 'Advised'
    return !isProposalCurrent(proposed, state.before ?? state.document)
      ? 'Proposed'
      : proposed.advised
        ? 'Advised'
        : 'Picked'
  })
  const drop = () => {
    const { set, show, view } = store.getState()
    if (view === 'advised') show('drawn')
    set({ proposal: undefined })
  }
  return (
    <span className={styles.head}>
      <button
        type="button"
        aria-pressed={current}
        data-tip={tips[label]}
        onClick={() => store.getState().show('advised')}
      >
        {label}
      </button>
      <button type="button" className={styles.drop} aria-label="Take this column away" onClick={drop}>
        <X size={12} />
      </button>
    </span>
  )
}

const tips: Readonly<Record<string, string>> = {
  Advised: 'The partition that is advised: show it',
  Picked: 'The partition you picked in Advice: show it',
  Proposed: 'Found before your last edit; its figures are those of the design as it is now',
}
