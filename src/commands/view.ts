/** What is seen, and how: the side, the window on it, its colours. */

import { moveServicesTo } from '../model/edits/sheet'
import { blocks } from '../model/partition'
import { laidOut } from '../store/arrangement'
import type { State, Tint, View } from '../store/state'
import { always, type Command, hasSelectedServices, hasServices } from './command'

const view = (label: string, key: string, to: View): Command => ({
  label,
  group: 'View',
  keys: [key],
  words: 'switch side',
  available: always,
  run: ({ store }) => store.getState().show(to),
})

export const showDrawn = view('Show as drawn', '1', 'drawn')
export const showMerged = view('Show merged', '2', 'merged')
export const showAdvised = view('Show what is advised', '3', 'advised')

export const fit: Command = {
  label: 'Fit everything',
  group: 'View',
  keys: ['0', 'shift+1'],
  words: 'zoom all centre center overview',
  available: hasServices,
  run: ({ viewport }) => viewport()?.fit(),
}

export const fitSelection: Command = {
  label: 'Fit the selection',
  group: 'View',
  keys: ['shift+2'],
  words: 'zoom centre center',
  available: hasSelectedServices,
  run: ({ viewport, store }) => viewport()?.fit(store.getState().selection.services),
}

const zoom = (label: string, key: string, factor: number): Command => ({
  label,
  group: 'View',
  keys: [key],
  available: always,
  run: ({ viewport }) => viewport()?.zoom(factor),
})

export const zoomIn = zoom('Zoom in', '+', 1.25)
export const zoomOut = zoom('Zoom out', '-', 0.8)

export const autoLayout: Command = {
  label: 'Lay out',
  group: 'View',
  keys: ['l'],
  words: 'auto layout arrange tidy',
  available: hasServices,
  run: ({ store, viewport }) => {
    store.getState().edit('Lay out', (document) => {
      const places = laidOut(document.design, blocks(document.partition, document.design.services))
      return moveServicesTo(Object.fromEntries(places))(document)
    })
    viewport()?.fit()
  },
}

const nextTint: Readonly<Record<Tint, Tint>> = { time: 'money', money: 'price', price: 'time' }

export const tint: Command = {
  label: 'Colour arrows by time, money or price of the boundary',
  group: 'View',
  keys: ['p'],
  words: 'price cost milliseconds dollars tint',
  available: always,
  run: ({ store }) => store.getState().set({ tint: nextTint[store.getState().tint] }),
}

const theme = (label: string, to: State['theme']): Command => ({
  label,
  group: 'View',
  keys: [],
  words: 'appearance mode night day',
  available: (state) => state.theme !== to,
  run: ({ store }) => store.getState().set({ theme: to }),
})

export const themeLight = theme('Light theme', 'light')
export const themeDark = theme('Dark theme', 'dark')
export const themeSystem = theme('Theme of the system', 'system')
