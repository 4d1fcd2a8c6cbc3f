/** What may be done with a partition that is no part of the document: show it beside the drawing, or draw it. */

import { adoptPartition } from '../layout/mergeEdits'
import type { Partition } from '../model/document'
import { isProposed } from './proposal'
import { problem } from './selectors'
import type { Editor } from './store'

/** Beside the drawing, as the advised view. */
export function proposePartition({ document, set, show }: Editor, partition: Partition, advised: boolean): void {
  set({ proposal: { document: document, partition, advised } })
  show('advised')
}

/** As the drawing, one undo step; nothing is proposed beside it any more. */
export function adoptProposal(editor: Editor, partition: Partition, name = 'Adopt the partition'): void {
  if (problem(editor)) return
  editor.show('drawn')
  editor.set({ proposal: undefined })
  editor.edit(name, adoptPartition(partition))
}

/** The first time it is shown, the second time it is adopted. */
export function proposeOrAdopt(editor: Editor, partition: Partition, advised: boolean): void {
  if (editor.view === 'advised' && isProposed(editor, partition)) adoptProposal(editor, partition)
  else proposePartition(editor, partition, advised)
}
