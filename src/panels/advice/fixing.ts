/**
 * Applies a fix that a worker has found. Its edit could not leave the worker: it is made again here, by the same
 * remedy on the same design.
 */

import { remedies } from '../../analysis/remedies/index'
import type { Fix } from '../../analysis/remedies/remedy'
import { settingOf } from '../../analysis/setting'
import type { Document } from '../../model/document'
import type { FoundFix } from '../../store/analysed'
import { store } from '../../store/useStore'

/** One undo step, named after the fix. */
export function applyFix(found: FoundFix): void {
  const { document, edit, notify, show } = store.getState()
  const fix = fixOf(document, found)
  if (!fix) {
    notify('warning', 'This fix no longer fits the design.')
    return
  }
  show('drawn')
  edit(found.title, fix.edit)
}

function fixOf(document: Document, { remedy, title, of }: FoundFix): Fix | undefined {
  const setting = settingOf(document)
  if (!setting.ok) return undefined
  const { catalog, drawn } = setting.value
  const fixes = remedies[remedy].fixes({ document, catalog, drawn })
  return fixes.find((one) => one.title === title && one.of.join() === of.join())
}
