/**
 * Copy and paste as text: what is copied is a design file like any other, so that it can be pasted into another
 * tab, a mail or an editor. What comes in and was not copied here is for the app to recognise: a trace, a link.
 */

import { ids } from '../base/table'
import { defaultAssumptions } from '../model/constructors'
import type { Document } from '../model/document'
import { removeServices } from '../model/edits/serviceEdits'
import { always, type Command, type CommandContext, hasSelectedServices } from './command'
import { addedServices, unlockedServices } from './selection'

/** Distinguishes an excerpt from a whole design: an excerpt is inserted into the design on screen. */
const pieceNote = 'A piece of a design, copied from the canvas.'
const step = { x: 40, y: 40 }

export const copy: Command = {
  label: 'Copy',
  group: 'Edit',
  keys: ['mod+c'],
  available: hasSelectedServices,
  run: async (context) => {
    await write(context)
  },
}

export const cut: Command = {
  label: 'Cut',
  group: 'Edit',
  keys: ['mod+x'],
  available: hasSelectedServices,
  run: async (context) => {
    const { document, selection } = context.store.getState()
    const services = unlockedServices(document, selection.services)
    if (await write(context)) context.store.getState().edit('Cut', removeServices(services))
  },
}

export const paste: Command = {
  label: 'Paste',
  group: 'Edit',
  keys: ['mod+v'],
  native: true,
  available: always,
  run: async (context) => {
    try {
      await pasteText(context, await context.clipboard.read())
    } catch {
      context.store
        .getState()
        .notify('error', 'The browser does not let the page read the clipboard. Use the keys instead.')
    }
  },
}

/** What a paste does with its text, whichever way it came. */
export async function pasteText(context: CommandContext, text: string): Promise<void> {
  const copied = text.includes(pieceNote) ? (await import('../formats/design/design')).readDesign(text) : undefined
  if (!copied?.ok || copied.value.document.notes !== pieceNote) return context.receive(text)
  const { insertExcerpt: inserted } = await import('./excerpt')
  const editor = context.store.getState()
  const before = editor.document
  editor.show('drawn')
  editor.edit('Paste', inserted(copied.value.document, step))
  editor.select({ services: addedServices(before, context.store.getState().document) })
}

async function write({ store, clipboard }: CommandContext): Promise<boolean> {
  const { document, selection, notify } = store.getState()
  try {
    const [{ writeDesign: textOf }, { excerpt }] = await Promise.all([
      import('../formats/design/writeDesign'),
      import('./excerpt'),
    ])
    const selected = ids(document.design.services).filter((id) => selection.services.includes(id))
    await clipboard.write(textOf(piece(excerpt(document, selected))))
    return true
  } catch {
    notify('error', 'The browser does not let the page write to the clipboard.')
    return false
  }
}

/** Without assumptions: those of the design into which it is pasted apply. */
function piece(excerpt: Document): Document {
  return { ...excerpt, name: '', notes: pieceNote, assumptions: defaultAssumptions }
}
