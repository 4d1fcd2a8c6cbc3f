/** What is seen, and how: the side, the window on it, its colours. */

import { ids } from '../base/table'
import { layeredPositions } from '../layout/arrangement'
import { arrangeServices, layoutTask } from '../layout/layoutTask'
import type { ServiceId } from '../model/document'
import type { State, Tab, Tint, View } from '../store/state'
import { always, type Command, type CommandContext, hasSelectedServices, hasServices } from './command'

const view = (label: string, key: string, to: View): Command => ({
  label,
  group: 'View',
  keys: [key],
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
  available: hasServices,
  run: ({ viewport }) => viewport()?.fit(),
}

export const fitSelection: Command = {
  label: 'Fit the selection',
  group: 'View',
  keys: ['shift+2'],
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
  available: hasServices,
  run: (context) => layOut(context, ids(context.store.getState().document.design.services)),
}

export const layoutSelection: Command = {
  label: 'Lay out the selection',
  group: 'View',
  keys: ['shift+l'],
  available: (state) => state.view === 'drawn' && state.selection.services.length > 1,
  run: (context) => layOut(context, context.store.getState().selection.services),
}

/** One undo step once all places are known; what is locked stays. Where the good way fails, the quick one does it. */
async function layOut(
  { store, viewport, layOut: inWorker }: CommandContext,
  chosen: readonly ServiceId[],
): Promise<void> {
  const { document } = store.getState()
  const task = layoutTask(document, chosen)
  const all = chosen.length === ids(document.design.services).length
  const places = await inWorker(task).catch(() =>
    layeredPositions(document.design, new Map(task.groups.map((group, i) => [`deployable:${i}` as const, group]))),
  )
  store.getState().edit('Lay out', arrangeServices(chosen, places))
  if (all && places.size > 0) viewport()?.fit()
}

const nextTint: Readonly<Record<Tint, Tint>> = { time: 'money', money: 'price', price: 'time' }

export const tint: Command = {
  label: 'Colour arrows by time, money or price of the boundary',
  group: 'View',
  keys: ['p'],
  available: always,
  run: ({ store }) => store.getState().set({ tint: nextTint[store.getState().tint] }),
}

export const lightPath: Command = {
  label: 'Light the longest path',
  group: 'View',
  keys: ['shift+p'],
  available: hasServices,
  run: ({ store }) => store.getState().set({ isPathHighlighted: !store.getState().isPathHighlighted }),
}

const open = (label: string, tab: Tab): Command => ({
  label,
  group: 'View',
  keys: [],
  available: always,
  run: ({ store, go }) => {
    store.getState().set({ tab })
    go('tab')
  },
})

export const openWaterfall = open('Show the waterfall', 'waterfall')
export const openBridge = open('Show where the difference comes from', 'bridge')
export const openBill = open('Show the bill', 'bill')
export const openLoad = open('Show the load', 'load')
export const openBoundaries = open('Show the boundaries', 'boundaries')
export const openVerdict = open('Show the verdict', 'verdict')
export const openAdvice = open('Show the advice', 'advice')
export const openFindings = open('Show the findings', 'findings')
export const openSimulation = open('Show the simulation', 'simulation')
export const openDetails = open('Show the details', 'figures')
export const openTable = open('Show as a table', 'sheet')
export const openAssumptions = open('Show the assumptions', 'assumptions')
export const openCalibration = open('Show the calibration', 'calibration')

const theme = (label: string, to: State['theme']): Command => ({
  label,
  group: 'View',
  keys: [],
  available: (state) => state.theme !== to,
  run: ({ store }) => store.getState().set({ theme: to }),
})

export const themeLight = theme('Light theme', 'light')
export const themeDark = theme('Dark theme', 'dark')
export const themeSystem = theme('Theme of the system', 'system')
