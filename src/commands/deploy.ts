/** Merging and splitting what is selected. */

import { memo } from '../base/memo'
import { collapseDeployables, mergeTogether, splitApart } from '../layout/mergeEdits'
import { coarsest } from '../model/coarsest'
import type { DeployableId, Document, ServiceId } from '../model/document'
import { isLocked } from '../model/edits/layoutEdits'
import { kindForms } from '../model/kinds/index'
import { blocks, deployableOf } from '../model/partition'
import { mergeRefusal } from '../store/changes/mergeRefusal'
import type { State } from '../store/state'
import type { Command } from './command'

export const merge: Command = {
  label: 'Merge into one deployable',
  group: 'Deploy',
  keys: ['m'],
  available: (state) => deployablesOf(state).size > 1,
  run: ({ store }) => {
    const { document, selection, edit, notify, show } = store.getState()
    const all = mergeRefusal(document, selection.services, mergeTogether(selection.services))
    // A gateway or a database among what was chosen does not keep the rest from being merged.
    const own = selection.services.filter((id) => isOwn(document, id))
    const chosen = all && own.length > 1 ? own : selection.services
    const change = mergeTogether(chosen)
    const refused = chosen === selection.services ? all : mergeRefusal(document, chosen, change)
    if (refused) return notify('warning', refused.text, [], refused.offer)
    show('drawn')
    edit('Merge', change)
    if (all) notify('info', all.text, [], all.offer)
  },
}

export const split: Command = {
  label: 'Split out of the deployable',
  group: 'Deploy',
  keys: ['shift+m'],
  available: (state) => shared(state).length > 0,
  run: ({ store }) => {
    store.getState().show('drawn')
    store.getState().edit('Split', splitApart(shared(store.getState())))
  },
}

/** The deployables of what is selected, each shown as one box; if they all are, open again. */
export const collapse: Command = {
  label: 'Collapse or open the deployable',
  group: 'Deploy',
  keys: ['shift+c'],
  available: (state) => state.view === 'drawn' && sharedDeployables(state).length > 0,
  run: ({ store }) => {
    const { document, edit } = store.getState()
    const chosen = sharedDeployables(store.getState())
    const yes = chosen.some((id) => document.partition.deployables[id]?.collapsed !== true)
    edit(yes ? 'Collapse' : 'Open a deployable', collapseDeployables(chosen, yes))
  },
}

/** All in one, as the merged side has it: the drawn design becomes its own twin. */
export const mergeAll: Command = {
  label: 'Merge all that may be merged',
  group: 'Deploy',
  keys: [],
  available: (state) => Object.keys(state.document.design.services).length > 1,
  run: ({ store }) => {
    const { edit, show } = store.getState()
    show('drawn')
    edit('Merge all', (document) => mergeTogether(mergeable(document))(document))
  },
}

export const splitAll: Command = {
  label: 'Split everything',
  group: 'Deploy',
  keys: [],
  available: (state) => Object.keys(state.document.partition.of).length > 0,
  run: ({ store }) => {
    const { document, edit, show } = store.getState()
    show('drawn')
    edit('Split everything', splitApart(Object.keys(document.partition.of) as ServiceId[]))
  },
}

function mergeable(document: Document): readonly ServiceId[] {
  const { design, assumptions } = document
  const groups = blocks(coarsest(design, assumptions), design.services).values()
  return [...groups].find((services) => services.length > 1 && services.some((id) => isOwn(document, id))) ?? []
}

function isOwn({ design }: Document, id: ServiceId): boolean {
  return kindForms[design.services[id]?.kind ?? 'client'].group === 'mergeable'
}

function deployablesOf(state: State): ReadonlySet<string> {
  return new Set(state.selection.services.map((id) => deployableOf(state.document.partition, id)))
}

function sharedDeployables({ document, selection }: State): readonly DeployableId[] {
  const frames = [...new Set(selection.services.map((id) => deployableOf(document.partition, id)))]
  const members = membersOf(document.partition, document.design.services)
  return frames.filter((id) => (members.get(id)?.length ?? 0) > 1)
}

/** Asked for at every change of anything. */
const membersOf = memo(blocks)

function shared(state: State): readonly ServiceId[] {
  const { partition, design } = state.document
  const alone = (id: ServiceId) =>
    !Object.keys(design.services).some(
      (other) => other !== id && deployableOf(partition, other as ServiceId) === deployableOf(partition, id),
    )
  return state.selection.services.filter(
    (id) => partition.of[id] !== undefined && !alone(id) && !isLocked(state.document, id),
  )
}
