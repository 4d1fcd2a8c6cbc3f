/** Proposals: what is shown beside the drawing, how long it stands, and how it becomes the drawing. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnArrangement } from '../../src/layout/arrangement'
import { boxAt, centreOf, contains } from '../../src/layout/geometry'
import { adoptPartition, moveInto } from '../../src/layout/mergeEdits'
import type { Document, ServiceId } from '../../src/model/document'
import { partitionInto } from '../../src/model/edits/deployableEdits'
import { scaleWorkloads } from '../../src/model/edits/workloadEdits'
import { isSamePartition, merge } from '../../src/model/partition'
import { adoptProposal, proposeOrAdopt, proposePartition } from '../../src/store/proposalActions'
import { proposal, proposedScorecard } from '../../src/store/reading/proposal'
import { comparison, scorecard, visibleView } from '../../src/store/reading/selectors'
import { comparisonOf, openEditor } from '../support/editor'
import { cart, mail, pay, shop, web } from '../support/shop'

const services = shop.design.services
const webAndCart = merge(shop.partition, services, [web, cart])

function strays(document: Document): readonly string[] {
  const { positions, frames } = drawnArrangement(document)
  return frames.flatMap((frame) =>
    [...positions]
      .filter(([id, at]) => !frame.services.includes(id) && contains(frame.box, centreOf(boxAt(at))))
      .map(([id]) => `${id} in ${frame.name}`),
  )
}

describe('a proposal', () => {
  it('a proposal is shown with the figures it would have as the drawing', () => {
    const store = openEditor(shop)
    const before = comparison(store.getState())
    expect(visibleView({ ...store.getState(), view: 'advised' })).toBe('drawn')
    proposePartition(store.getState(), webAndCart, false)
    expect(visibleView(store.getState())).toBe('advised')
    const drawn = comparisonOf(partitionInto(webAndCart)(shop)).drawn
    expect(scorecard(store.getState()).bill).toEqual(drawn.bill)
    expect(scorecard(store.getState()).latency).toEqual(drawn.latency)
    expect(comparison(store.getState())).toBe(before)
  })

  it('a proposal follows a change of load, and is removed by a change of the partition', () => {
    const store = openEditor(shop)
    proposePartition(store.getState(), webAndCart, false)
    const before = proposedScorecard(store.getState())?.bill.perMillion
    store.getState().edit('Change the load', scaleWorkloads(50))
    expect(proposedScorecard(store.getState())?.bill.perMillion).not.toBe(before)
    store.getState().edit('Merge', moveInto([mail], web))
    expect(proposal(store.getState())).toBeUndefined()
    expect(visibleView(store.getState())).toBe('drawn')
  })

  it('the second click adopts a proposal in one step', () => {
    const store = openEditor(shop)
    proposeOrAdopt(store.getState(), webAndCart, true)
    expect(store.getState().document).toBe(shop)
    proposeOrAdopt(store.getState(), webAndCart, true)
    const { document, history, view, proposal: left } = store.getState()
    expect(isSamePartition(document.partition, webAndCart, services)).toBe(true)
    expect([history.past.length, view, left]).toEqual([1, 'drawn', undefined])
    store.getState().undo()
    expect(store.getState().document).toBe(shop)
  })

  it('adopting the drawn partition changes nothing', () => {
    const store = openEditor(shop)
    adoptProposal(store.getState(), shop.partition)
    expect(store.getState().history.past).toHaveLength(0)
  })
})

describe('adopting', () => {
  it('an adopted partition has every frame around its own boxes only', () => {
    const own: readonly ServiceId[] = [web, cart, pay, mail]
    fc.assert(
      fc.property(fc.subarray([...own], { minLength: 2 }), fc.subarray([...own], { minLength: 2 }), (first, second) => {
        const wanted = merge(merge(shop.partition, services, first), services, second)
        const after = adoptPartition(wanted)(shop)
        expect(isSamePartition(after.partition, wanted, services)).toBe(true)
        expect(strays(after)).toEqual([])
      }),
    )
  })
})

describe('another load', () => {
  it('scaling multiplies all workloads, and by one changes nothing', () => {
    expect(scaleWorkloads(1)(shop)).toBe(shop)
    expect(scaleWorkloads(Number.NaN)(shop)).toBe(shop)
    const rates = (document: Document) => Object.values(document.design.workloads).map(({ rate }) => rate)
    expect(rates(scaleWorkloads(1.26)(shop))).toEqual(rates(shop).map((rate) => Number((rate * 1.26).toPrecision(6))))
  })
})
