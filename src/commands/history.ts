/** Undo and redo. */

import type { Command } from './command'

export const undo: Command = {
  label: 'Undo',
  group: 'Edit',
  keys: ['mod+z'],
  available: (state) => state.history.past.length > 0 || state.before !== undefined,
  run: ({ store }) => store.getState().undo(),
}

export const redo: Command = {
  label: 'Redo',
  group: 'Edit',
  keys: ['mod+shift+z', 'mod+y'],
  available: (state) => state.history.future.length > 0,
  run: ({ store }) => store.getState().redo(),
}
