import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { popoverPosition } from '../../src/ui/popoverPosition'

const window = { width: 1000, height: 800 }

describe('a floating box', () => {
  it('a popover is placed below its anchor when it fits', () => {
    expect(
      popoverPosition({ left: 100, top: 100, width: 50, height: 20 }, { width: 200, height: 100 }, window),
    ).toEqual({
      left: 100,
      top: 124,
    })
  })

  it('a popover is placed above its anchor when there is no room below', () => {
    expect(
      popoverPosition({ left: 100, top: 760, width: 50, height: 20 }, { width: 200, height: 100 }, window).top,
    ).toBe(656)
  })

  it('a popover is placed inside the window wherever the anchor is', () => {
    const side = fc.integer({ min: -500, max: 1500 })
    const size = fc.integer({ min: 1, max: 700 })
    fc.assert(
      fc.property(side, side, size, size, (left, top, width, height) => {
        const at = popoverPosition({ left, top, width: 10, height: 10 }, { width, height }, window, 'end')
        expect(at.left).toBeGreaterThanOrEqual(8)
        expect(at.top).toBeGreaterThanOrEqual(8)
        expect(at.left + width).toBeLessThanOrEqual(992)
        expect(at.top + height).toBeLessThanOrEqual(792)
      }),
    )
  })
})
