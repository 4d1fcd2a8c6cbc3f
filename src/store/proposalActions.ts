/** Actions on a partition: show it beside the drawing, or adopt it as the drawing. */

import { adoptPartition } from '../layout/mergeEdits'
import type { Partition } from '../model/document'
import { isProposed } from './reading/proposal'
import { problem } from './reading/selectors'
import type { Editor } from './store'

/** Shows it in the advised view. */
export function proposePartition({ document, set, show }: Editor, partition: Partition, advised: boolean): void {
  set({ proposal: { document: document, partition, advised } })
  show('advised')
}

/** Makes it the drawing, in one undo step, and removes the proposal. */
export function adoptProposal(editor: Editor, partition: Partition, name = 'Adopt the partition'): void {
  if (problem(editor)) return
  editor.show('drawn')
  editor.set({ proposal: undefined })
  editor.edit(name, adoptPartition(partition))
}

/** Shows it; adopts it if it is shown already. */
export function proposeOrAdopt(editor: Editor, partition: Partition, advised: boolean): void {
  if (editor.view === 'advised' && isProposed(editor, partition)) adoptProposal(editor, partition)
  else proposePartition(editor, partition, advised)
}
