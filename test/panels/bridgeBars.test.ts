/** The bars of the bridge chart. */

import { describe, expect, it } from 'vitest'
import { bridgeAxis, bridgeBars } from '../../src/panels/bridge/bridgeBars'
import { stepOf } from '../../src/scorer/bridge/stepOf'
import type { Steps } from '../../src/scorer/result/bridgeStep'

const part = (name: string, value: number) => ({ part: name, label: name, value, lines: [] })
const steps: Steps = {
  from: 100,
  to: 40,
  steps: [
    stepOf('hopCharges', [part('balancers', -50), part('requests', -30)]),
    stepOf('callCpu', [part('drawnCalls', 0.001)]),
    stepOf('idle', [part('idleCores', 20)]),
  ],
}

describe('bars of the bridge', () => {
  it('[B1] each begins where the one before it ended, and the last ends at merged', () => {
    const bars = bridgeBars(steps, 'monthly')
    expect(bars.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['drawn', 0, 100],
      ['hopCharges', 100, 20],
      ['hopCharges balancers', 100, 50],
      ['hopCharges requests', 50, 20],
      // The CPU of calls is a tenth of a cent: no figure shows it.
      ['idle', expect.closeTo(20.001, 9), expect.closeTo(40.001, 9)],
      ['merged', 0, 40],
    ])
  })

  it('the axis holds all bars and nothing, and has no ticks where there is nothing', () => {
    const axis = bridgeAxis(bridgeBars(steps, 'monthly'), 4)
    expect([axis.at(0), axis.at(100)]).toEqual([0, 100])
    expect(axis.ticks.length).toBeGreaterThan(2)
    expect(bridgeAxis(bridgeBars({ from: 0, to: 0, steps: [] }, 'monthly'), 4).ticks).toEqual([])
  })
})
