import { describe, expect, it } from 'vitest'
import { entryLoads } from '../../src/canvas/nodes/entryLoads'
import { emptyDocument } from '../../src/model/constructors'
import type { Document, Edit } from '../../src/model/document'
import { addService } from '../../src/model/edits/serviceEdits'
import { addWorkload } from '../../src/model/edits/workloadEdits'

const asked = (...workloads: readonly Edit[]): Document =>
  [addService('service:web', 'service', { x: 0, y: 0 }), ...workloads].reduce((now, edit) => edit(now), emptyDocument)

const ask = (id: string, fields: Parameters<typeof addWorkload>[2]): Edit =>
  addWorkload(id, 'operation:web/handle', fields)

const load = (document: Document) => entryLoads(document.design).get('service:web')

describe('the load that enters a service', () => {
  it('adds the rates of open streams', () => {
    expect(load(asked(ask('a', { rate: 2 }), ask('b', { rate: 3 })))).toEqual({ rate: 5 })
    expect(load(asked())).toBeUndefined()
  })

  it('has users and their think time in the place of a rate that is not read', () => {
    const loop = load(asked(ask('a', { rate: 9, users: 40, think: 7 })))
    expect(loop?.users?.replace(/\s/g, ' ')).toBe('40 users, think 7 s')
    expect(loop?.rate).toBeUndefined()
    expect(load(asked(ask('a', { users: 1 })))?.users).toBe('1 user')
  })

  it('names open streams and closed loops beside each other', () => {
    const both = load(asked(ask('a', { rate: 2 }), ask('b', { users: 1200 }), ask('c', { users: 3, think: 0.5 })))
    expect(both?.rate).toBe(2)
    expect(both?.users?.replace(/\s/g, ' ')).toBe('1,200 users; 3 users, think 500 ms')
  })
})
