/** Several tabs edit one design; their messages arrive late and in any interleaving. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read, write } from '../../src/app/persistence/designFile'
import { documentOf, tablesOf } from '../../src/app/persistence/documentTables'
import { mergedDocument } from '../../src/app/persistence/mergedDocument'
import { type Change, initialState, replica, withChanges } from '../../src/app/persistence/replica'
import { ids, rows } from '../../src/base/table'
import { emptyDocument } from '../../src/model/constructors'
import type { Document, ServiceId } from '../../src/model/document'
import { setAssumptions } from '../../src/model/edits/assumptionEdits'
import { connect, editCall } from '../../src/model/edits/callEdits'
import { mergeServices } from '../../src/model/edits/deployableEdits'
import { renameDocument } from '../../src/model/edits/metadataEdits'
import { addService, editService, removeServices, renameService } from '../../src/model/edits/serviceEdits'
import { documents } from '../support/arbitrary'

const repair = (document: Document) => mergedDocument(document, { read, write })

const text = fc.stringMatching(/^[a-z]{1,6}$/)
const pick = fc.nat()

/** An edit of what there is, by numbers that select it. */
const edits = fc.oneof(
  text.map((name) => renameDocument(name)),
  fc.tuple(text, pick).map(
    ([id, x]) =>
      (document: Document) =>
        Object.hasOwn(document.design.services, `service:${id}`)
          ? document
          : addService(`service:${id}`, 'service', { x: x % 1000, y: 0 })(document),
  ),
  pick.map((at) => (document: Document) => {
    const id = chosen(ids(document.design.services), at)
    return id ? removeServices([id])(document) : document
  }),
  fc.tuple(pick, text).map(([at, name]) => (document: Document) => {
    const id = chosen(ids(document.design.services), at)
    return id ? renameService(id, name)(document) : document
  }),
  fc.tuple(pick, pick).map(([from, to]) => (document: Document) => {
    const all = ids(document.design.services)
    const [one, other] = [chosen(all, from), chosen(all, to)]
    return one && other && one !== other ? connect(one, other)(document) : document
  }),
  fc.tuple(pick, pick).map(([a, b]) => (document: Document) => {
    const all = ids(document.design.services)
    const pair = [chosen(all, a), chosen(all, b)].filter((id) => id !== undefined)
    return pair.length === 2 && pair[0] !== pair[1] ? mergeServices(pair)(document) : document
  }),
  fc.tuple(pick, fc.integer({ min: 1, max: 9 })).map(([at, count]) => (document: Document) => {
    const id = chosen(ids(document.design.calls), at)
    return id ? editCall(id, { count })(document) : document
  }),
  fc.constantFrom('host', 'zone', 'zones').map((placement) => setAssumptions({ placement } as never)),
)

function chosen<Id>(list: readonly Id[], at: number): Id | undefined {
  return list.length > 0 ? list[at % list.length] : undefined
}

/** One tab: its edits, its undo, and the messages that it has not read yet. */
function tab(name: string, start: Document) {
  const copy = replica(name, initialState(start), repair)
  const inbox: (readonly Change[])[] = []
  let shown = start
  let past: readonly Document[] = []
  const show = (after: Document) => {
    const changes = copy.edited(shown, after)
    shown = copy.document()
    return changes
  }
  return {
    inbox,
    shown: () => shown,
    edit: (edit: (document: Document) => Document) => {
      past = [...past, shown]
      return show(edit(shown))
    },
    undo: () => {
      const before = past.at(-1)
      past = past.slice(0, -1)
      return before ? show(before) : []
    },
    read: () => {
      const message = inbox.shift()
      if (!message) return
      const effective = copy.receive(message)
      past = past.map((document) => repair(withChanges(document, effective)))
      shown = copy.document()
    },
  }
}

describe('[N6] a design in several tabs', () => {
  it('tables and document are two forms of one thing', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        expect(documentOf(tablesOf(document))).toEqual(document)
        expect(repair(document)).toEqual(document)
      }),
      { numRuns: 300 },
    )
  })

  it('two and three tabs with random edits, undo and delays hold the same valid design in the end', () => {
    const steps = fc.array(fc.tuple(fc.nat(2), fc.oneof(edits, fc.constantFrom('undo' as const, 'read' as const))), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(documents({ services: 5, calls: 6 }), fc.constantFrom(2, 3), steps, (start, count, done) => {
        const tabs = ['a', 'b', 'c'].slice(0, count).map((name) => tab(name, start))
        for (const [at, step] of done) {
          const one = tabs[at % count]!
          if (step === 'read') one.read()
          else {
            const changes = step === 'undo' ? one.undo() : one.edit(step)
            if (changes.length > 0)
              for (const other of tabs) if (other !== one) other.inbox.push(structuredClone(changes))
          }
        }
        for (const one of tabs) while (one.inbox.length > 0) one.read()
        const [first, ...others] = tabs
        for (const other of others) expect(write(other.shown())).toBe(write(first!.shown()))
        const reading = read(write(first!.shown()))
        expect(reading.ok ? '' : reading.problem).toBe('')
      }),
      { numRuns: 1500 },
    )
  }, 600_000)

  it('undo takes back the own change alone', () => {
    const start = addService('service:a', 'service')(renameDocument('Shop')(emptyDocument))
    const [one, other] = [tab('a', start), tab('b', start)]
    const exchange = () => {
      for (const each of [one, other]) while (each.inbox.length > 0) each.read()
    }
    other.inbox.push(one.edit(renameDocument('Mine')))
    one.inbox.push(other.edit(addService('service:b', 'service')))
    exchange()
    other.inbox.push(one.undo())
    exchange()
    for (const each of [one, other]) {
      expect(each.shown().name).toBe('Shop')
      expect(Object.keys(each.shown().design.services)).toEqual(['service:a', 'service:b'])
    }
  })

  it('of two edits of one field the later one stands, of two fields both', () => {
    const start = addService('service:a', 'service')(emptyDocument)
    const [one, other] = [tab('a', start), tab('b', start)]
    const id: ServiceId = 'service:a'
    const [first, second] = [one.edit(renameService(id, 'one')), other.edit(editService(id, { team: 'two' }))]
    const third = other.edit(renameService(id, 'two'))
    one.inbox.push(second, third)
    other.inbox.push(first)
    for (const each of [one, other]) while (each.inbox.length > 0) each.read()
    for (const each of [one, other])
      expect(rows(each.shown().design.services)[0]).toMatchObject({ name: 'two', team: 'two' })
  })
})
