/** Removes outdated notices. */

import type { EditorStore } from '../../store/store'

/** Another design is opened: dismisses all notices but warnings. */
export function dismissErrors(store: EditorStore): void {
  const { notices, dismiss } = store.getState()
  for (const { id, tone } of notices) if (tone !== 'warning') dismiss(id)
}

/** The cause of what this notice says is gone. */
export function dismissNotice(store: EditorStore, text: string): void {
  const { notices, dismiss } = store.getState()
  for (const notice of notices) if (notice.text === text) dismiss(notice.id)
}
