import { describe, expect, it } from 'vitest'
import { usEast1 } from '../../src/catalog/aws/usEast1'
import { register } from '../../src/catalog/index'
import { moveInto, placeServices } from '../../src/layout/mergeEdits'
import type { ServiceId } from '../../src/model/document'
import { addCall, connect, editCall } from '../../src/model/edits/callEdits'
import { renameDocument } from '../../src/model/edits/metadataEdits'
import { callFigures, criticalCalls, monthlyCosts } from '../../src/store/derived/callFigures'
import { comparison, problem, selectedRows, utilizations } from '../../src/store/reading/selectors'
import { comparisonOf, openEditor } from '../support/editor'
import { applyEdits, cart, mail, pay, shop, web } from '../support/shop'

describe('figures of the document on screen', () => {
  it('figures are not computed again for positions and names', () => {
    const store = openEditor(shop)
    const before = comparison(store.getState())
    store.getState().edit('Move', placeServices({ [web]: { x: 40, y: 40 } }))
    store.getState().edit('Rename', renameDocument('Shop'))
    expect(comparison(store.getState())).toBe(before)
  })

  it('figures are those of the preview during a gesture, and the previous ones when it is abandoned', () => {
    const store = openEditor(shop)
    const before = comparison(store.getState())
    store.getState().preview(moveInto([cart], web))
    expect(comparison(store.getState()).drawn.structure.hops).toBe(before.drawn.structure.hops - 1)
    store.getState().abandon()
    expect(comparison(store.getState())).toBe(before)
  })

  it('[L6] figures of the last sound design stay when calls never end, and the problem is given', () => {
    const state = openEditor(shop).getState()
    const before = comparison(state)
    const endless = applyEdits(shop, [connect(cart, web)])
    const circle = Object.keys(endless.design.calls).at(-1) as 'call:5'
    const worse = editCall(circle, { count: 3 })(endless)
    expect(problem(state, worse)?.message).toBeTruthy()
    expect(comparison(state, worse)).toBe(before)
    expect(problem(state)).toBeUndefined()
  })

  it('[L1] figures of calls have a time on each side, none in process', () => {
    const card = comparisonOf(moveInto([cart], web)(shop)).drawn
    expect(callFigures(card)['call:0']).toMatchObject({ inProcess: true, time: 0 })
    expect(callFigures(card)['call:1']?.time).toBeGreaterThan(0)
  })

  it('[C3] monthly costs by place add up to the whole bill', () => {
    const { bill } = comparisonOf(shop).drawn
    const sum = [...monthlyCosts(comparisonOf(shop).drawn).values()].reduce((a, b) => a + b, 0)
    expect(sum).toBeCloseTo(bill.monthly, 6)
  })

  it('the critical calls are those that the mean request waits for, one per stage', () => {
    const path = criticalCalls(shop.design, comparisonOf(shop).drawn)
    expect([...path]).toEqual(expect.arrayContaining(['call:0', 'call:1', 'call:4']))
    const beside = applyEdits(shop, [addCall('operation:web/handle', 'operation:mail/run', { stage: 1 })])
    const busier = criticalCalls(beside.design, comparisonOf(beside).drawn)
    expect(busier.has('call:5')).toBe(true)
    expect(busier.has('call:1')).toBe(false)
  })

  it('each service has the utilisation of its deployable', () => {
    const busy = utilizations(comparisonOf(moveInto([cart], web)(shop)).drawn)
    expect(busy[web]).toBe(busy[cart])
    expect(busy[mail]).toBeGreaterThan(0)
  })
})

describe('the selection', () => {
  it('the selection loses what is deleted', () => {
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
  it('a missing catalog leaves the last figures, and the design is scored again once it is loaded', () => {
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
