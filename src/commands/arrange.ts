/** Boxes in line and at equal distances, each as one undo step. */

import { alignServices, distributeServices } from '../layout/alignment'
import type { State } from '../store/state'
import type { Command } from './command'

const chosen = (count: number) => (state: State) => state.view === 'drawn' && state.selection.services.length >= count

const align = (
  label: string,
  key: string | undefined,
  ...where: readonly ['x' | 'y', 'start' | 'middle' | 'end']
): Command => ({
  label,
  group: 'Edit',
  // Alt with a letter types a sign on a Mac: only the arrows have keys.
  keys: key ? [key] : [],
  available: chosen(2),
  run: ({ store }) => {
    const { selection, edit } = store.getState()
    edit('Align', alignServices(selection.services, ...where))
  },
})

export const alignLeft = align('Align left', 'alt+shift+arrowleft', 'x', 'start')
export const alignCentre = align('Align centres', undefined, 'x', 'middle')
export const alignRight = align('Align right', 'alt+shift+arrowright', 'x', 'end')
export const alignTop = align('Align top', 'alt+shift+arrowup', 'y', 'start')
export const alignMiddle = align('Align middles', undefined, 'y', 'middle')
export const alignBottom = align('Align bottom', 'alt+shift+arrowdown', 'y', 'end')

const distribute = (label: string, along: 'x' | 'y'): Command => ({
  label,
  group: 'Edit',
  keys: [],
  available: chosen(3),
  run: ({ store }) => {
    const { selection, edit } = store.getState()
    edit('Distribute', distributeServices(selection.services, along))
  },
})

export const distributeAcross = distribute('Distribute across', 'x')
export const distributeDown = distribute('Distribute down', 'y')
