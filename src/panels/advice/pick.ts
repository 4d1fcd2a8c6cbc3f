/** What a dot does: the first time it is drawn as the advised view, the second time it becomes the drawing. */

import type { Partition } from '../../model/document'
import { isSame } from '../../model/partition'
import { proposal } from '../../store/proposed'
import { adopted } from '../../store/room'
import { problem } from '../../store/selectors'
import { store } from '../../store/useStore'

export function pick(partition: Partition, advised: boolean): void {
  const { document, set, show } = store.getState()
  set({ proposal: { of: document, partition, advised } })
  show('advised')
}

/** As one undo step; what was proposed is drawn now. */
export function adopt(partition: Partition, name = 'Adopt the partition'): void {
  const { edit, set, show } = store.getState()
  if (problem(store.getState())) return
  show('drawn')
  set({ proposal: undefined })
  edit(name, adopted(partition))
}

export function pickOrAdopt(partition: Partition, advised: boolean): void {
  const state = store.getState()
  const made = proposal(state)
  const again = state.view === 'advised' && made && isSame(made.partition, partition, state.document.design.services)
  if (again) adopt(partition)
  else pick(partition, advised)
}
