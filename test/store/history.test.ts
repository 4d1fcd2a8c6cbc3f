import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeTogether, placeServices, splitApart } from '../../src/layout/mergeEdits'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { connect } from '../../src/model/edits/callEdits'
import { duplicateServices, removeServices } from '../../src/model/edits/serviceEdits'
import { maxSteps } from '../../src/store/changes/history'
import { openEditor } from '../support/editor'
import { cart, mail, pay, shop, web } from '../support/shop'

const named = (name: string) => (document: Document) => (document.name === name ? document : { ...document, name })

describe('undo and redo', () => {
  it('undo and redo restore the identical documents of any sequence of edits', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 60 }), (names) => {
        const store = openEditor(emptyDocument)
        const seen = [store.getState().document]
        for (const name of names) {
          store.getState().edit('Rename', named(name))
          if (store.getState().document !== seen.at(-1)) seen.push(store.getState().document)
        }
        for (const document of seen.toReversed()) {
          expect(store.getState().document).toBe(document)
          store.getState().undo()
        }
        for (const document of seen) {
          expect(store.getState().document).toBe(document)
          store.getState().redo()
        }
      }),
    )
  })

  it('the history has at most five hundred steps', () => {
    const store = openEditor(emptyDocument)
    for (let i = 0; i < maxSteps + 20; i++) store.getState().edit('Rename', named(`n${i}`))
    expect(store.getState().history.past).toHaveLength(maxSteps)
    for (let i = 0; i < maxSteps + 20; i++) store.getState().undo()
    expect(store.getState().document.name).toBe('n19')
  })

  it('an edit after an undo clears the future', () => {
    const store = openEditor(emptyDocument)
    store.getState().edit('Rename', named('a'))
    store.getState().undo()
    store.getState().edit('Rename', named('b'))
    store.getState().redo()
    expect(store.getState().document.name).toBe('b')
  })

  it('the history survives a structured clone, sharing included', () => {
    const store = openEditor(emptyDocument)
    store.getState().edit('Rename', named('a'))
    store.getState().edit('Rename', named('b'))
    const { document, history } = structuredClone({
      document: store.getState().document,
      history: store.getState().history,
    })
    const reloaded = openEditor(emptyDocument)
    reloaded.getState().restore(document, history)
    reloaded.getState().undo()
    expect(reloaded.getState().document.name).toBe('a')
    expect(reloaded.getState().document.design).toBe(document.design)
  })
})

describe('typing', () => {
  const typed = (texts: readonly string[]) => {
    const store = openEditor(emptyDocument)
    for (const text of texts) store.getState().edit('Rename', named(text), 'name')
    return store
  }

  it('typing in one field is one step', () => {
    const store = typed(['s', 'sh', 'shop'])
    expect(store.getState().history.past).toHaveLength(1)
    store.getState().undo()
    expect(store.getState().document).toBe(emptyDocument)
  })

  it.each<[string, (store: ReturnType<typeof typed>) => void]>([
    ['a rest', (store) => store.getState().leaveField()],
    ['a selection', (store) => store.getState().select({ services: [] })],
    ['another field', (store) => store.getState().edit('Note', (d) => ({ ...d, notes: 'x' }), 'notes')],
    ['an undo and a redo', (store) => [store.getState().undo(), store.getState().redo()]],
  ])('typing goes on as a new step after %s', (_, interrupt) => {
    const store = typed(['shop'])
    interrupt(store)
    const steps = store.getState().history.past.length
    store.getState().edit('Rename', named('shops'), 'name')
    expect(store.getState().history.past).toHaveLength(steps + 1)
  })
})

describe('[D16] real edits', () => {
  const steps = fc.array(
    fc.oneof(
      fc.constantFrom(web, cart, pay, mail).map((id) => placeServices({ [id]: { x: 40, y: 900 } })),
      fc.constantFrom(web, cart, pay, mail).map((id) => removeServices([id])),
      fc.subarray([web, cart, pay, mail]).map((ids) => mergeTogether(ids)),
      fc.subarray([web, cart, pay, mail]).map((ids) => splitApart(ids)),
      fc.subarray([web, cart]).map((ids) => duplicateServices(ids)),
      fc.tuple(fc.constantFrom(web, cart), fc.constantFrom(pay, mail)).map(([from, to]) => connect(from, to)),
    ),
    { maxLength: 40 },
  )

  it('undo and redo restore every document exactly', () => {
    fc.assert(
      fc.property(steps, (edits) => {
        const store = openEditor(shop)
        for (const edit of edits) store.getState().edit('Edit', edit)
        const end = JSON.stringify(store.getState().document)
        for (const _ of edits) store.getState().undo()
        expect(store.getState().document).toBe(shop)
        for (const _ of edits) store.getState().redo()
        expect(JSON.stringify(store.getState().document)).toBe(end)
      }),
    )
  })
})
