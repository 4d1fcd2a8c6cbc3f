import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { openEditor } from '../support/editor'

const at = (x: number) => (document: Document) => ({ ...document, layout: { 'service:a': { x, y: 0 } } }) as Document

describe('a gesture', () => {
  it('is one step however many frames it had, and its undo restores the very document before it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (frames) => {
        const store = openEditor(emptyDocument)
        for (const x of frames) store.getState().preview(at(x))
        store.getState().settle('Move')
        expect(store.getState().document.layout).toEqual({ 'service:a': { x: frames.at(-1), y: 0 } })
        expect(store.getState().history.past).toHaveLength(1)
        store.getState().undo()
        expect(store.getState().document).toBe(emptyDocument)
      }),
    )
  })

  it('applies each frame to the document before it, never to the frame before', () => {
    const store = openEditor(emptyDocument)
    const longer = (d: Document) => ({ ...d, name: `${d.name}!` })
    store.getState().preview(longer)
    store.getState().preview(longer)
    expect(store.getState().document.name).toBe('!')
  })

  it.each(['abandon', 'undo'] as const)('is taken back whole by %s, without a step', (way) => {
    const store = openEditor(emptyDocument)
    store.getState().preview(at(20))
    store.getState()[way]()
    expect(store.getState().document).toBe(emptyDocument)
    expect(store.getState().history.past).toHaveLength(0)
    expect(store.getState().before).toBeUndefined()
  })

  it('leaves no step when it ends where it began', () => {
    const store = openEditor(emptyDocument)
    store.getState().preview((document) => document)
    store.getState().settle('Move')
    expect(store.getState().history.past).toHaveLength(0)
  })

  it('that an edit interrupts becomes one step with it', () => {
    const store = openEditor(emptyDocument)
    store.getState().preview(at(20))
    store.getState().edit('Rename', (d) => ({ ...d, name: 'b' }))
    expect(store.getState().document).toMatchObject({ name: 'b', layout: { 'service:a': { x: 20 } } })
    store.getState().undo()
    expect(store.getState().document).toBe(emptyDocument)
  })
})
