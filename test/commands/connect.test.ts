import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import type { CommandContext } from '../../src/commands/command'
import { commands } from '../../src/commands/index'
import { shareDeployable } from '../../src/model/partition'
import { openEditor } from '../support/editor'
import { cart, carts, mail, pay, shop, web } from '../support/shop'

function page() {
  const store = openEditor(shop)
  const shown: string[] = []
  const context: CommandContext = {
    store,
    viewport: () => undefined,
    clipboard: { read: async () => '', write: async () => {} },
    receive: async () => {},
    pickFile: async () => {},
    saveFile: () => {},
    copyLink: async () => {},
    show: (name) => void shown.push(name),
    go: () => undefined,
    layOut: () => Promise.reject(new Error('no worker here')),
  }
  return { store, context, shown }
}

describe('by keys alone one can', () => {
  it('connecting calls from the first selected service to the others, once', async () => {
    const { store, context } = page()
    store.getState().select({ services: [web, cart, mail] })
    await commands.connect.run(context)
    expect(rows(store.getState().document.design.calls)).toHaveLength(6)
    expect(commands.connect.available(store.getState())).toBe(false)
  })

  it('adding the next service extends a chain and edits its name', async () => {
    const { store, context } = page()
    store.getState().select({ services: [mail] })
    await commands.addNext.run(context)
    const { document, selection, renaming, history } = store.getState()
    const [made] = selection.services
    expect(renaming).toBe(made)
    expect(rows(document.design.calls).at(-1)).toMatchObject({ from: 'operation:mail/run' })
    expect(history.past).toHaveLength(1)
  })

  it('merge and split work, and a refusal says why', async () => {
    const { store, context } = page()
    store.getState().select({ services: [web, cart] })
    await commands.merge.run(context)
    expect(shareDeployable(store.getState().document.partition, web, cart)).toBe(true)
    store.getState().select({ services: [cart] })
    await commands.split.run(context)
    expect(store.getState().document.partition).toEqual(shop.partition)
    store.getState().select({ services: [web, pay] })
    await commands.merge.run(context)
    expect(store.getState().notices[0]).toMatchObject({ tone: 'warning', offer: { label: 'Merge anyway' } })
    expect(shareDeployable(store.getState().document.partition, web, pay)).toBe(false)
  })

  it('merge all and split all are inverse', async () => {
    const { store, context } = page()
    await commands.mergeAll.run(context)
    const { partition } = store.getState().document
    expect(shareDeployable(partition, web, mail)).toBe(true)
    expect(shareDeployable(partition, web, pay)).toBe(false)
    expect(shareDeployable(partition, web, carts)).toBe(false)
    await commands.splitAll.run(context)
    expect(store.getState().document.partition).toEqual(shop.partition)
  })

  it('repeated moves of the same boxes are one undo step', async () => {
    const { store, context } = page()
    store.getState().select({ services: [web] })
    for (let i = 0; i < 5; i++) await commands.nudgeRight.run(context)
    expect(store.getState().document.layout[web]).toEqual({ x: 100, y: 0 })
    store.getState().undo()
    expect(store.getState().document).toBe(shop)
  })
})
