/** Removes outdated notices. */

import type { EditorStore } from '../../store/store'

/** Another design is opened: dismisses all notices but warnings. */
export function dismissErrors(store: EditorStore): void {
  const { notices, dismiss } = store.getState()
  for (const { id, tone } of notices) if (tone !== 'warning') dismiss(id)
}
