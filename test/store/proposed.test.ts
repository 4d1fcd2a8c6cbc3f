/** Proposals: what is shown beside the drawing, how long it stands, and how it becomes the drawing. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnArrangement } from '../../src/layout/arrangement'
import { boxAt, contains, middle } from '../../src/layout/geometry'
import { adopted, moveInto } from '../../src/layout/mergeEdits'
import type { Document, ServiceId } from '../../src/model/document'
import { partitionInto } from '../../src/model/edits/deployableEdits'
import { scaleWorkloads } from '../../src/model/edits/workloadEdits'
import { isSame, merge } from '../../src/model/partition'
import { proposal, proposedCard } from '../../src/store/proposal'
import { adopt, pick, pickOrAdopt } from '../../src/store/proposalActions'
import { comparison, comparisonOf, scorecard, viewInSight } from '../../src/store/selectors'
import { editorStore } from '../../src/store/store'
import { cart, mail, pay, shop, web } from '../support/shop'

const services = shop.design.services
const webAndCart = merge(shop.partition, services, [web, cart])

function strays(document: Document): readonly string[] {
  const { positions, frames } = drawnArrangement(document)
  return frames.flatMap((frame) =>
    [...positions]
      .filter(([id, at]) => !frame.services.includes(id) && contains(frame.box, middle(boxAt(at))))
      .map(([id]) => `${id} in ${frame.name}`),
  )
}

describe('a proposal', () => {
  it('is shown with the figures that it would have if it were drawn', () => {
    const store = editorStore(shop)
    expect(viewInSight({ ...store.getState(), view: 'advised' })).toBe('drawn')
    pick(store.getState(), webAndCart, false)
    expect(viewInSight(store.getState())).toBe('advised')
    const drawn = comparisonOf(partitionInto(webAndCart)(shop)).drawn
    expect(scorecard(store.getState()).bill).toEqual(drawn.bill)
    expect(scorecard(store.getState()).latency).toEqual(drawn.latency)
    expect(comparison(store.getState()).drawn).toBe(comparisonOf(shop).drawn)
  })

  it('follows the design under another load, and goes with another drawing', () => {
    const store = editorStore(shop)
    pick(store.getState(), webAndCart, false)
    const before = proposedCard(store.getState())?.bill.perMillion
    store.getState().edit('Change the load', scaleWorkloads(50))
    expect(proposedCard(store.getState())?.bill.perMillion).not.toBe(before)
    store.getState().edit('Merge', moveInto([mail], web))
    expect(proposal(store.getState())).toBeUndefined()
    expect(viewInSight(store.getState())).toBe('drawn')
  })

  it('is adopted by the second click, in one step', () => {
    const store = editorStore(shop)
    pickOrAdopt(store.getState(), webAndCart, true)
    expect(store.getState().document).toBe(shop)
    pickOrAdopt(store.getState(), webAndCart, true)
    const { document, history, view, proposal: left } = store.getState()
    expect(isSame(document.partition, webAndCart, services)).toBe(true)
    expect([history.past.length, view, left]).toEqual([1, 'drawn', undefined])
    store.getState().undo()
    expect(store.getState().document).toBe(shop)
  })

  it('of the partition that is drawn changes nothing', () => {
    const store = editorStore(shop)
    adopt(store.getState(), shop.partition)
    expect(store.getState().history.past).toHaveLength(0)
  })
})

describe('adopting', () => {
  it('draws any partition with every frame round its own boxes and no other', () => {
    const own: readonly ServiceId[] = [web, cart, pay, mail]
    fc.assert(
      fc.property(fc.subarray([...own], { minLength: 2 }), fc.subarray([...own], { minLength: 2 }), (first, second) => {
        const wanted = merge(merge(shop.partition, services, first), services, second)
        const after = adopted(wanted)(shop)
        expect(isSame(after.partition, wanted, services)).toBe(true)
        expect(strays(after)).toEqual([])
      }),
    )
  })
})

describe('another load', () => {
  it('scales all workloads alike, and by one changes nothing', () => {
    expect(scaleWorkloads(1)(shop)).toBe(shop)
    expect(scaleWorkloads(Number.NaN)(shop)).toBe(shop)
    const rates = (document: Document) => Object.values(document.design.workloads).map(({ rate }) => rate)
    expect(rates(scaleWorkloads(1.26)(shop))).toEqual(rates(shop).map((rate) => Number((rate * 1.26).toPrecision(6))))
  })
})
