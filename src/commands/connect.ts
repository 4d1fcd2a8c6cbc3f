/** Arrows without a pointer: from the box that was chosen first to each of the others. */

import { rows } from '../base/table'
import { serviceOf } from '../model/constructors'
import type { Document, Edit, ServiceId } from '../model/document'
import { connect as connectEdit } from '../model/edits/callEdits'
import type { Command } from './command'

export const connect: Command = {
  label: 'Connect the first to the others',
  group: 'Add',
  keys: ['k'],
  available: (state) => missing(state.document, state.selection.services).length > 0,
  run: ({ store }) => {
    const { document, selection, edit, show } = store.getState()
    const [from] = selection.services
    if (!from) return
    show('drawn')
    edit('Connect', all(missing(document, selection.services).map((to) => connectEdit(from, to))))
  },
}

/** Those of the chosen that the first one does not call yet. */
function missing({ design }: Document, [from, ...others]: readonly ServiceId[]): readonly ServiceId[] {
  const called = new Set(
    rows(design.calls).flatMap((call) => (serviceOf(call.from) === from ? [serviceOf(call.to)] : [])),
  )
  return others.filter((id) => !called.has(id))
}

function all(edits: readonly Edit[]): Edit {
  return (document) => edits.reduce((result, edit) => edit(result), document)
}
