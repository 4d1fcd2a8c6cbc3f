/** Under the switch, in the advised view: what is seen, how far the search for it is, and the way to have it. */

import { analysis, resultOf, subjectOf } from '../store/analysed'
import { isFresh, proposal } from '../store/proposed'
import { adopted } from '../store/room'
import { store, useStore } from '../store/useStore'
import { Button } from '../ui/Button'
import styles from './AdvisedState.module.css'

export default function AdvisedState() {
  const made = useStore(proposal)
  const fresh = useStore((state) => made !== undefined && isFresh(made, subjectOf(state)))
  const asDrawn = useStore((state) => resultOf(state, 'advice')?.asDrawn)
  const percent = useStore((state) => Math.floor(100 * (analysis(state, 'advice')?.progress ?? 0)))
  const phase = useStore((state) => analysis(state, 'advice')?.phase)
  const adopt = () => {
    const { set, show, edit } = store.getState()
    if (!made) return
    show('drawn')
    set({ proposal: undefined })
    edit('Adopt the partition', adopted(made.partition))
  }
  const why = () => store.getState().set({ tab: 'advice' })
  const words = made
    ? fresh
      ? made.advised
        ? 'The advised partition'
        : 'The partition you picked'
      : 'Found before your last edit'
    : asDrawn
      ? 'The drawing is the advised partition: nothing pays for a change'
      : phase === 'cancelled' || phase === 'broken'
        ? 'No advice: it was stopped'
        : `Looking for the best partition … ${percent}\u202f%`
  return (
    <div className={styles.state}>
      <span role="status">{words}</span>
      {made && <Button onClick={adopt}>Adopt</Button>}
      <Button weight="quiet" onClick={why}>
        Why
      </Button>
    </div>
  )
}
