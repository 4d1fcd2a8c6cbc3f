/** The timeline of a mean request with a callee that never answers. */

import { describe, expect, it } from 'vitest'
import { readDesign } from '../../src/formats/design/design'
import { timeline } from '../../src/panels/waterfall/timeline'
import { compare } from '../../src/scorer/comparison'

const service = (cpuMs: number) => ({ runsOn: 'ideal.1', replicas: 1, operations: { run: { cpuMs } } })
const written = {
  hoptax: 1,
  services: { front: service(1), full: service(200), quick: service(1) },
  calls: [
    { from: 'front/run', to: 'full/run', timeoutMs: 500 },
    { from: 'front/run', to: 'quick/run' },
  ],
  workloads: { visits: { to: 'front/run', ratePerSecond: 20 } },
}

describe('the timeline of a caller that times out on a callee that never answers', () => {
  const reading = readDesign(JSON.stringify(written))
  if (!reading.ok) throw new Error(reading.problem.message)
  const both = compare(reading.value.document)
  if (!both.ok) throw new Error(both.problem.message)
  const { drawn } = both.value
  const response = drawn.solution.sources[0]
  if (!response) throw new Error('there is no source')

  it('a timeline with a callee that never answers has a bar for it, and every bar is finite', () => {
    expect(response.mean).toBeGreaterThan(0.5)
    const bars = timeline(drawn, 0)
    expect(bars).toHaveLength(3)
    for (const { from, to, hop, pieces } of bars)
      for (const place of [from, to, hop, ...pieces.flatMap((one) => [one.from, one.to])]) expect(place).toBeLessThan(2)
  })

  it('a timeline with a timeout has parts that sum to the mean response', () => {
    const sum = Object.values(response.parts).reduce((all, one) => all + one, 0)
    expect(sum).toBeCloseTo(response.mean, 9)
  })
})
