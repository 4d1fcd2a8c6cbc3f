import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { openEditor } from '../support/editor'

const at = (x: number) => (document: Document) => ({ ...document, layout: { 'service:a': { x, y: 0 } } }) as Document

describe('a gesture', () => {
  it('a gesture of many previews is one step, and undo restores the identical document', () => {
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

  it('each preview is applied to the document before the gesture', () => {
    const store = openEditor(emptyDocument)
    const longer = (d: Document) => ({ ...d, name: `${d.name}!` })
    store.getState().preview(longer)
    store.getState().preview(longer)
    expect(store.getState().document.name).toBe('!')
  })

  it.each(['abandon', 'undo'] as const)('a gesture is taken back as a whole by %s, without a step', (way) => {
    const store = openEditor(emptyDocument)
    store.getState().preview(at(20))
    store.getState()[way]()
    expect(store.getState().document).toBe(emptyDocument)
    expect(store.getState().history.past).toHaveLength(0)
    expect(store.getState().before).toBeUndefined()
  })

  it('a gesture that ends where it began makes no step', () => {
    const store = openEditor(emptyDocument)
    store.getState().preview((document) => document)
    store.getState().settle('Move')
    expect(store.getState().history.past).toHaveLength(0)
  })

  it('a gesture that an edit interrupts becomes one step with it', () => {
    const store = openEditor(emptyDocument)
    store.getState().preview(at(20))
    store.getState().edit('Rename', (d) => ({ ...d, name: 'b' }))
    expect(store.getState().document).toMatchObject({ name: 'b', layout: { 'service:a': { x: 20 } } })
    store.getState().undo()
    expect(store.getState().document).toBe(emptyDocument)
  })
})
