/** What is done with the selection: choosing, deleting, doubling, renaming, moving by keys. */

import { ids } from '../base/table'
import { drawnArrangement } from '../layout/arrangement'
import { grid } from '../layout/geometry'
import { lockInPlace, placeServices } from '../layout/mergeEdits'
import type { Document, Edit, Point, ServiceId } from '../model/document'
import { removeCalls } from '../model/edits/callEdits'
import { isLocked } from '../model/edits/layoutEdits'
import { duplicateServices, removeServices } from '../model/edits/serviceEdits'
import { type Command, hasSelectedServices, hasSelection, hasServices } from './command'

export const selectAll: Command = {
  label: 'Select all',
  group: 'Edit',
  keys: ['mod+a'],
  available: hasServices,
  run: ({ store }) => {
    const { document, select } = store.getState()
    select({ services: ids(document.design.services) })
  },
}

export const selectNothing: Command = {
  label: 'Select nothing',
  group: 'Edit',
  keys: ['escape'],
  available: (state) => hasSelection(state) || state.before !== undefined,
  run: ({ store }) => {
    const { before, abandon, select } = store.getState()
    if (before === undefined) select({})
    else abandon()
  },
}

export const remove: Command = {
  label: 'Delete',
  group: 'Edit',
  keys: ['delete', 'backspace'],
  available: hasSelection,
  run: ({ store }) => {
    const { document, selection, edit, notify } = store.getState()
    const locked = selection.services.filter((id) => isLocked(document, id))
    if (locked.length > 0) notify('info', lockedText(document, locked))
    edit('Delete', removal(unlockedServices(document, selection.services), selection.calls))
  },
}

export const duplicate: Command = {
  label: 'Duplicate',
  group: 'Edit',
  keys: ['mod+d'],
  available: hasSelectedServices,
  run: ({ store }) => {
    const { selection, edit, document, select } = store.getState()
    edit('Duplicate', duplicateServices(selection.services))
    select({ services: addedServices(document, store.getState().document) })
  },
}

export const rename: Command = {
  label: 'Rename',
  group: 'Edit',
  keys: ['f2'],
  available: ({ document, selection }) =>
    unlockedServices(document, selection.services).length === 1 && selection.services.length === 1,
  run: ({ store }) => {
    const { selection, set } = store.getState()
    set({ renaming: selection.services[0] })
  },
}

/** One press locks all of them, the next unlocks them: a mixed choice is locked first. */
export const lock: Command = {
  label: 'Lock or unlock',
  group: 'Edit',
  keys: ['x'],
  available: hasSelectedServices,
  run: ({ store }) => {
    const { document, selection, edit } = store.getState()
    const yes = unlockedServices(document, selection.services).length > 0
    edit(yes ? 'Lock' : 'Unlock', lockInPlace(selection.services, yes))
  },
}

const nudge = (label: string, key: string, by: Point): Command => ({
  label,
  group: 'Edit',
  keys: [key],
  available: (state) => hasSelectedServices(state) && state.view === 'drawn',
  run: ({ store }) => {
    const { selection, edit } = store.getState()
    edit('Move', moved(selection.services, by), `move ${selection.services.join(' ')}`)
  },
})

export const nudgeLeft = nudge('Move left', 'arrowleft', { x: -grid, y: 0 })
export const nudgeRight = nudge('Move right', 'arrowright', { x: grid, y: 0 })
export const nudgeUp = nudge('Move up', 'arrowup', { x: 0, y: -grid })
export const nudgeDown = nudge('Move down', 'arrowdown', { x: 0, y: grid })

/** Those that are not locked. */
export function unlockedServices(document: Document, services: readonly ServiceId[]): readonly ServiceId[] {
  return services.filter((id) => !isLocked(document, id))
}

/** Why locked services were not changed. */
export function lockedText({ design }: Document, locked: readonly ServiceId[]): string {
  const names = locked.map((id) => design.services[id]?.name ?? id).join(', ')
  return `${names} ${locked.length === 1 ? 'is' : 'are'} locked: unlock first.`
}

/** The services that an edit has added. */
export function addedServices(before: Document, after: Document): readonly ServiceId[] {
  return ids(after.design.services).filter((id) => before.design.services[id] === undefined)
}

function removal(services: Parameters<typeof removeServices>[0], calls: Parameters<typeof removeCalls>[0]): Edit {
  return (document) => removeServices(services)(removeCalls(calls)(document))
}

/** Moves services by an offset, automatic positions included. */
function moved(services: readonly ServiceId[], by: Point): Edit {
  return (document) => {
    const { positions } = drawnArrangement(document)
    const points = services.flatMap((id) => {
      const at = positions.get(id)
      return at ? [[id, { x: at.x + by.x, y: at.y + by.y }] as const] : []
    })
    return placeServices(Object.fromEntries(points))(document)
  }
}
