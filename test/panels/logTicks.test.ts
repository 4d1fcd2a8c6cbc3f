import { scaleLog } from 'd3-scale'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logTicks } from '../../src/panels/figures/logTicks'

describe('ticks of a logarithmic axis', () => {
  it.each([
    ['few decades', [0.5, 200], [1, 3, 10, 30, 100]],
    ['one decade', [1, 10], [1, 2, 5, 10]],
    ['many decades', [1e-3, 1e6], [1e-2, 1, 1e2, 1e4, 1e6]],
  ] as const)('logarithmic ticks are round over %s', (_, domain, ticks) => {
    const shown = logTicks(scaleLog(domain, [0, 100]), 16)
    expect(shown.map((tick) => Number(tick.toPrecision(3)))).toEqual(ticks)
  })

  it('logarithmic ticks lie inside the domain, at least the gap apart', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 1.01, max: 1e9, noNaN: true }),
        (low, ratio) => {
          const scale = scaleLog([low, low * ratio], [0, 100])
          const places = logTicks(scale, 15).map(scale)
          for (const [i, place] of places.entries()) {
            expect(place).toBeGreaterThanOrEqual(-1e-6)
            expect(place).toBeLessThanOrEqual(100 + 1e-6)
            if (i > 0) expect(place - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9)
          }
        },
      ),
    )
  })
})
