import { describe, expect, it } from 'vitest'
import { usEast1 } from '../../src/catalog/aws/usEast1'
import { register } from '../../src/catalog/index'
import { moveInto, placeServices } from '../../src/layout/mergeEdits'
import type { ServiceId } from '../../src/model/document'
import { addCall, connect, editCall } from '../../src/model/edits/callEdits'
import { renameDocument } from '../../src/model/edits/metadataEdits'
import { callFigures, criticalCalls, monthlyCosts } from '../../src/store/callFigures'
import { comparison, problem, selectedRows, utilizations } from '../../src/store/selectors'
import { comparisonOf, openEditor } from '../support/editor'
import { applyEdits, cart, mail, pay, shop, web } from '../support/shop'

describe('figures of the document on screen', () => {
  it('are not computed again for places, names and selections', () => {
    const store = openEditor(shop)
    const before = comparison(store.getState())
    store.getState().edit('Move', placeServices({ [web]: { x: 40, y: 40 } }))
    store.getState().edit('Rename', renameDocument('Shop'))
    expect(comparison(store.getState())).toBe(before)
  })

  it('are those of the preview while a gesture runs, and of before when it is abandoned', () => {
    const store = openEditor(shop)
    const before = comparison(store.getState())
    store.getState().preview(moveInto([cart], web))
    expect(comparison(store.getState()).drawn.structure.hops).toBe(before.drawn.structure.hops - 1)
    store.getState().abandon()
    expect(comparison(store.getState())).toBe(before)
  })

  it('[L6] stay those of the last sound design when calls never end, and the reason is told', () => {
    const state = openEditor(shop).getState()
    const before = comparison(state)
    const endless = applyEdits(shop, [connect(cart, web)])
    const circle = Object.keys(endless.design.calls).at(-1) as 'call:5'
    const worse = editCall(circle, { count: 3 })(endless)
    expect(problem(state, worse)?.message).toBeTruthy()
    expect(comparison(state, worse)).toBe(before)
    expect(problem(state)).toBeUndefined()
  })

  it('[L1] price each call on each side: in process it costs no time', () => {
    const card = comparisonOf(moveInto([cart], web)(shop)).drawn
    expect(callFigures(card)['call:0']).toMatchObject({ inProcess: true, time: 0 })
    expect(callFigures(card)['call:1']?.time).toBeGreaterThan(0)
  })

  it('[C3] add up by place to the whole bill', () => {
    const { bill } = comparisonOf(shop).drawn
    const sum = [...monthlyCosts(comparisonOf(shop).drawn).values()].reduce((a, b) => a + b, 0)
    expect(sum).toBeCloseTo(bill.monthly, 6)
  })

  it('name the calls that the mean request waits for, one per stage', () => {
    const path = criticalCalls(shop.design, comparisonOf(shop).drawn)
    expect([...path]).toEqual(expect.arrayContaining(['call:0', 'call:1', 'call:4']))
    const beside = applyEdits(shop, [addCall('operation:web/handle', 'operation:mail/run', { stage: 1 })])
    const busier = criticalCalls(beside.design, comparisonOf(beside).drawn)
    expect(busier.has('call:5')).toBe(true)
    expect(busier.has('call:1')).toBe(false)
  })

  it('give each service the utilisation of what it runs in', () => {
    const busy = utilizations(comparisonOf(moveInto([cart], web)(shop)).drawn)
    expect(busy[web]).toBe(busy[cart])
    expect(busy[mail]).toBeGreaterThan(0)
  })
})

describe('the selection', () => {
  it('never outlives what it names', () => {
    const store = openEditor(shop)
    store.getState().select({ services: [pay, mail], calls: ['call:1'] })
    const gone = new Set<ServiceId>([pay])
    store.getState().edit('Delete', (document) => ({
      ...document,
      design: {
        ...document.design,
        services: Object.fromEntries(
          Object.entries(document.design.services).filter(([id]) => !gone.has(id as ServiceId)),
        ),
        calls: {},
      },
    }))
    expect(store.getState().selection).toEqual({ services: [mail], calls: [] })
    expect(selectedRows(store.getState()).services.map((service) => service.name)).toEqual(['Mail'])
  })
})

describe('a catalog that is not here yet', () => {
  it('leaves the last figures standing, and is asked for again once something has arrived', () => {
    const store = openEditor(shop)
    const before = comparison(store.getState())
    const elsewhere = { ...shop, assumptions: { ...shop.assumptions, catalog: 'moon.base-1' } }
    store.getState().open('Open', elsewhere)
    expect(problem(store.getState())?.message).toContain('moon.base-1')
    expect(comparison(store.getState())).toBe(before)
    register({ ...usEast1, id: 'moon.base-1' })
    store.getState().refresh()
    expect(problem(store.getState())).toBeUndefined()
    expect(comparison(store.getState()).catalog.id).toBe('moon.base-1')
  })
})
