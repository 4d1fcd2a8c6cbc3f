/** Adding services: one command per kind, and the next one in a chain with one key. */

import { cornerAround } from '../layout/geometry'
import type { Kind } from '../model/document'
import { kindForms } from '../model/kinds/index'
import { workloadAtEntry } from '../store/derived/entryOperation'
import { newConnectedService, newService, placeAfter } from '../store/derived/newService'
import { always, type Command, type CommandContext } from './command'

const add = (kind: Kind, key: string): Command => ({
  label: `Add ${kindForms[kind].label.toLowerCase()}`,
  group: 'Add',
  keys: [key],
  words: `new create ${kindForms[kind].about}`,
  available: always,
  run: (context) => {
    const { store, viewport } = context
    const middle = cornerAround(viewport()?.middle() ?? { x: 0, y: 0 })
    const { id, edit } = newService(store.getState().document, kind, middle)
    introduce(context, `Add ${kindForms[kind].label.toLowerCase()}`, id, edit)
  },
})

export const addService = add('service', 's')
export const addFunction = add('function', 'f')
export const addJob = add('job', 'j')
export const addOrchestrator = add('orchestrator', 'o')
export const addGateway = add('gateway', 'g')
export const addQueue = add('queue', 'q')
export const addTopic = add('topic', 't')
export const addStream = add('stream', 'r')
export const addDatabase = add('database', 'd')
export const addCache = add('cache', 'c')
export const addObjectStore = add('objectStore', 'b')
export const addExternal = add('external', 'e')
export const addClient = add('client', 'u')

export const addNext: Command = {
  label: 'Add a service that this one calls',
  group: 'Add',
  keys: ['n'],
  available: (state) => state.selection.services.length === 1,
  run: (context) => {
    const { document, selection } = context.store.getState()
    const from = selection.services[0]
    if (!from) return
    const { id, edit } = newConnectedService(document, from, 'service', placeAfter(document, from))
    introduce(context, 'Add connected service', id, edit)
  },
}

export const addWorkload: Command = {
  label: 'Add a workload',
  group: 'Add',
  keys: ['w'],
  available: ({ document }) => Object.keys(document.design.operations).length > 0,
  run: ({ store }) => {
    const { document, selection, edit, select } = store.getState()
    const change = workloadAtEntry(document, selection.services)
    if (!change) return
    edit('Add a workload', change)
    // Its fields are those of the design.
    select({})
  },
}

/** Drawn, selected, in sight, and its name ready to be typed. */
function introduce(
  { store, viewport }: CommandContext,
  name: string,
  id: ReturnType<typeof newService>['id'],
  edit: ReturnType<typeof newService>['edit'],
): void {
  const editor = store.getState()
  editor.show('drawn')
  editor.edit(name, edit)
  editor.select({ services: [id] })
  editor.set({ renaming: id })
  viewport()?.reveal(id)
}
