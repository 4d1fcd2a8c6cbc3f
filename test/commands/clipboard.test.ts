import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import { pasteText } from '../../src/commands/clipboard'
import type { CommandContext } from '../../src/commands/command'
import { commands } from '../../src/commands/index'
import { emptyDocument } from '../../src/model/constructors'
import type { Document, ServiceId } from '../../src/model/document'
import { connect } from '../../src/model/edits/callEdits'
import { mergeServices } from '../../src/model/edits/deployableEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { addWorkload } from '../../src/model/edits/workloadEdits'
import { openEditor } from '../support/editor'

const web = 'service:web' as ServiceId
const cart = 'service:cart' as ServiceId
const mail = 'service:mail' as ServiceId

function shop(): Document {
  const edits = [
    addService(web, 'service', { x: 0, y: 0 }, 'Web'),
    addService(cart, 'service', { x: 300, y: 0 }, 'Cart'),
    addService(mail, 'job', { x: 600, y: 0 }, 'Mail'),
    connect(web, cart),
    connect(cart, mail),
    addWorkload('visits', 'operation:web/handle', { rate: 7 }),
    mergeServices([web, cart]),
  ]
  return edits.reduce((document, edit) => edit(document), emptyDocument)
}

function page() {
  const store = openEditor(shop())
  let clipboard = ''
  const received: string[] = []
  const context: CommandContext = {
    store,
    viewport: () => undefined,
    clipboard: {
      read: async () => clipboard,
      write: async (text) => {
        clipboard = text
      },
    },
    receive: async (text) => void received.push(text),
    pickFile: async () => {},
    saveFile: () => {},
    copyLink: async () => {},
    show: () => {},
    go: () => undefined,
    layOut: () => Promise.reject(new Error('no worker here')),
  }
  return { store, context, received, text: () => clipboard }
}

describe('copy and paste', () => {
  it('pasting inserts a copy beside the selection, with its calls, workloads and deployables', async () => {
    const { store, context } = page()
    store.getState().select({ services: [web, cart] })
    await commands.copy.run(context)
    await commands.paste.run(context)
    const { document, selection, history } = store.getState()
    expect(selection.services).toEqual(['service:web-2', 'service:cart-2'])
    expect(document.design.services['service:web-2']).toMatchObject({ name: 'Web', kind: 'service' })
    expect(document.layout['service:web-2']).toEqual({ x: 40, y: 40 })
    expect(rows(document.design.calls).map(({ from, to }) => [from, to])).toEqual([
      ['operation:web/handle', 'operation:cart/handle'],
      ['operation:cart/handle', 'operation:mail/run'],
      ['operation:web-2/handle', 'operation:cart-2/handle'],
    ])
    expect(rows(document.design.workloads)).toHaveLength(2)
    expect(document.partition.of['service:web-2']).toBeDefined()
    expect(document.partition.of['service:web-2']).toBe(document.partition.of['service:cart-2'])
    expect(history.past.map((step) => step.name)).toEqual(['Paste'])
  })

  it('two copies never overlap', async () => {
    const { store, context } = page()
    store.getState().select({ services: [mail] })
    await commands.copy.run(context)
    await commands.paste.run(context)
    await commands.paste.run(context)
    const places = rows(store.getState().document.layout).map(({ x, y }) => `${x} ${y}`)
    expect(new Set(places).size).toBe(5)
  })

  it('cut and paste restore the box, in one step each', async () => {
    const { store, context } = page()
    store.getState().select({ services: [mail] })
    await commands.cut.run(context)
    expect(store.getState().document.design.services[mail]).toBeUndefined()
    await commands.paste.run(context)
    expect(store.getState().document.design.services[mail]).toEqual(shop().design.services[mail])
    store.getState().undo()
    store.getState().undo()
    expect(store.getState().document).toEqual(shop())
  })

  it('any other text is handed to the app, a whole design too', async () => {
    const { store, context, received, text } = page()
    await pasteText(context, '{"data": []}')
    store.getState().select({ services: [mail] })
    await commands.copy.run(context)
    await pasteText(context, text().replace('copied from the canvas', 'written by hand'))
    expect(received).toHaveLength(2)
    expect(store.getState().history.past).toHaveLength(0)
  })
})
