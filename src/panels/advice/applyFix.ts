/**
 * Applies a fix that a worker found. An edit is a function and cannot leave the worker: it is recreated here by the same
 * remedy on the same design.
 */

import { remedies } from '../../analysis/fixes/remedies/index'
import type { Fix } from '../../analysis/fixes/remedies/remedy'
import { analysisInput } from '../../analysis/subject/analysisInput'
import type { Document } from '../../model/document'
import type { FixSummary } from '../../store/state'
import { store } from '../../store/useStore'

/** Applies the fix as one undo step with its title. */
export function applyFix(summary: FixSummary): void {
  const { document, edit, notify, show } = store.getState()
  const fix = fixOf(document, summary)
  if (!fix) {
    notify('warning', 'This fix no longer fits the design.')
    return
  }
  show('drawn')
  edit(summary.title, fix.edit)
}

function fixOf(document: Document, { remedy, title, of }: FixSummary): Fix | undefined {
  const input = analysisInput(document)
  if (!input.ok) return undefined
  // Both forms that remedies may ask for.
  const remedyInput = { ...input.value, drawn: input.value.comparison.drawn }
  const fixes = remedies[remedy].fixes(remedyInput)
  return fixes.find((one) => one.title === title && one.of.join() === of.join())
}
