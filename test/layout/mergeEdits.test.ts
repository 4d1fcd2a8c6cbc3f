import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnArrangement } from '../../src/layout/arrangement'
import { boxAt, centreOf, contains, overlaps } from '../../src/layout/geometry'
import { mergeTogether, moveInto, placeServices, splitApart } from '../../src/layout/mergeEdits'
import type { Document, ServiceId } from '../../src/model/document'
import { shareDeployable } from '../../src/model/partition'
import { mergeRefusal } from '../../src/store/changes/mergeRefusal'
import { cart, carts, mail, orders, pay, shop, web } from '../support/shop'

/** No box in a frame that is not its own. */
function strays(document: Document): readonly string[] {
  const { positions, frames } = drawnArrangement(document)
  return frames.flatMap((frame) =>
    [...positions]
      .filter(([id, at]) => !frame.services.includes(id) && contains(frame.box, centreOf(boxAt(at))))
      .map(([id]) => `${id} in ${frame.name}`),
  )
}

describe('making room', () => {
  it('a merge moves the service into the frame, next to its host, and other boxes out of it', () => {
    const merged = moveInto([mail], web)(shop)
    const { positions, frames } = drawnArrangement(merged)
    expect(shareDeployable(merged.partition, mail, web)).toBe(true)
    expect(frames).toHaveLength(1)
    expect(strays(merged)).toEqual([])
    expect(overlaps(boxAt(positions.get(mail) ?? { x: 0, y: 0 }), boxAt(positions.get(web) ?? { x: 0, y: 0 }))).toBe(
      false,
    )
  })

  it('no sequence of merges and splits leaves a foreign box in a frame', () => {
    const all: readonly ServiceId[] = [web, cart, pay, orders, mail, carts]
    const steps = fc.array(fc.tuple(fc.constantFrom('into', 'merge', 'split'), fc.subarray([...all], { minLength: 2 })))
    fc.assert(
      fc.property(steps, (sequence) => {
        const end = sequence.reduce((document, [what, chosen]) => {
          const [host, ...rest] = chosen as [ServiceId, ...ServiceId[]]
          const edit =
            what === 'into' ? moveInto(rest, host) : what === 'merge' ? mergeTogether(chosen) : splitApart(rest)
          return edit(document)
        }, shop)
        expect(strays(end)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('a split restores the partition before the merge', () => {
    const merged = moveInto([cart], web)(shop)
    expect(splitApart([cart])(merged).partition).toEqual(shop.partition)
  })

  it('moving one box stores the automatic positions of the others', () => {
    const bare = { ...shop, layout: {} }
    const before = drawnArrangement(bare).positions
    const after = drawnArrangement(placeServices({ [mail]: { x: 1000, y: 1000 } })(bare)).positions
    expect(after.get(mail)).toEqual({ x: 1000, y: 1000 })
    expect(after.get(web)).toEqual(before.get(web))
    expect(after.get(carts)).toEqual(before.get(carts))
  })
})

describe('a refusal', () => {
  const merge = moveInto([cart], web)

  it('[L5] a refusal says why a service stays apart, and offers to overrule it', () => {
    const refused = mergeRefusal(shop, [pay, web], merge)
    expect(refused?.text).toContain('PCI DSS')
    expect(refused?.offer?.edit).toBe(merge)
  })

  it('[L4] databases are refused as remote, and [L3] glue as dissolving automatically', () => {
    expect(mergeRefusal(shop, [carts, web], merge)).toEqual({ text: expect.stringContaining('remote on both sides') })
    expect(mergeRefusal(shop, [orders, web], merge)?.text).toContain('dissolves by itself')
  })

  it('a merge is not refused without a reason, or where all is overruled', () => {
    expect(mergeRefusal(shop, [cart, web], merge)).toBeUndefined()
    const overruled = { ...shop, assumptions: { ...shop.assumptions, overruleKeepApart: true } }
    expect(mergeRefusal(overruled, [pay, web], merge)).toBeUndefined()
  })
})
