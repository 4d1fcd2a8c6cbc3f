import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps } from '../../src/layout/geometry'
import { type LayoutItem, type LayoutLink, layeredLayout } from '../../src/layout/layeredLayout'
import { removeOverlaps } from '../../src/layout/overlapRemoval'

const item = (id: string): LayoutItem => ({ id, width: 200, height: 80 })
const spacing = { across: 100, down: 40 }

const graphs = fc.integer({ min: 1, max: 14 }).chain((n) =>
  fc.record({
    items: fc.constant(Array.from({ length: n }, (_, i) => item(`s${i}`))),
    links: fc.array(
      fc.tuple(fc.nat(n - 1), fc.nat(n - 1)).map(([from, to]): LayoutLink => [`s${from}`, `s${to}`]),
      { maxLength: 3 * n },
    ),
  }),
)

describe('a layered layout', () => {
  it('the layout overlaps no boxes, whatever the calls, cycles included', () => {
    fc.assert(
      fc.property(graphs, ({ items, links }) => {
        const at = layeredLayout(items, links, spacing)
        const boxes = items.map((one) => ({ ...one, ...(at.get(one.id) ?? { x: NaN, y: NaN }) }))
        for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlaps(a, b, 20)).toBe(false)
        expect(Math.min(...boxes.map((box) => box.x))).toBeCloseTo(0)
        expect(boxes.every((box) => Number.isFinite(box.x) && Number.isFinite(box.y))).toBe(true)
      }),
    )
  })

  it('callers are left of what they call', () => {
    const at = layeredLayout(
      [item('a'), item('b'), item('c')],
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ],
      spacing,
    )
    expect([at.get('a')?.x, at.get('b')?.x, at.get('c')?.x]).toEqual([0, 300, 600])
  })

  it('the same design gets the same layout', () => {
    fc.assert(
      fc.property(graphs, ({ items, links }) => {
        expect([...layeredLayout(items, links, spacing)]).toEqual([...layeredLayout(items, links, spacing)])
      }),
    )
  })

  it('a chain of twenty thousand boxes is laid out', () => {
    const items = Array.from({ length: 20_000 }, (_, i) => item(`s${i}`))
    const links = items.slice(1).map((one, i): LayoutLink => [`s${i}`, one.id])
    expect(layeredLayout(items, links, spacing).get('s19999')?.x).toBe(19_999 * 300)
  })
})

describe('boxes pushed apart', () => {
  it('overlapping boxes are pushed apart, all others stay', () => {
    const boxes = new Map([
      ['frame', { x: 0, y: 0, width: 500, height: 300 }],
      ['inside', { x: 420, y: 100, width: 200, height: 80 }],
      ['away', { x: 900, y: 0, width: 200, height: 80 }],
    ])
    const apart = removeOverlaps(boxes, 0)
    expect(apart.get('frame')).toEqual(boxes.get('frame'))
    expect(apart.get('away')).toEqual(boxes.get('away'))
    expect(apart.get('inside')).toMatchObject({ x: 500, y: 100 })
  })
})
