/** Errors on screen, and when they have had their time. */

import type { EditorStore } from '../../store/store'

/** What went wrong with the last one is no longer the matter. */
export function dismissErrors(store: EditorStore): void {
  const { notices, dismiss } = store.getState()
  for (const { id, tone } of notices) if (tone !== 'warning') dismiss(id)
}
