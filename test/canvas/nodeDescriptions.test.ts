import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serviceSentence } from '../../src/canvas/nodes/nodeDescriptions'
import type { ServiceNodeData } from '../../src/canvas/state/nodeData'

const box: ServiceNodeData = {
  name: 'Media converter',
  kind: 'function',
  kindLabel: 'Function',
  platform: 'Lambda',
  operations: 1,
  utilization: 0.42,
  monthly: 150_000,
  findings: 2,
  remarks: '',
}

describe('the sentence of a service', () => {
  it('the description of a service begins with the name, then lists calls and figures', () => {
    expect(
      serviceSentence(
        box,
        [
          { to: 'Frames', count: 3 },
          { to: 'Audio', count: 1 },
        ],
        1,
      ).replace(/\s/g, ' '),
    ).toBe(
      'Media converter, function, calls Frames 3 times and Audio, 42 % busy, $150,000 a month, 2 findings, 1 operation, called by 1, on Lambda',
    )
  })

  it('the description of a service names the rate, the users of closed loops, or both', () => {
    const entered = (load: Partial<ServiceNodeData>) => serviceSentence({ ...box, ...load }, [], 0).replace(/\s/g, ' ')
    expect(entered({ entryRate: 20 })).toContain(', entered 20/s, ')
    expect(entered({ entryUsers: '40 users, think 7 s' })).toContain(', entered by 40 users, think 7 s, ')
    expect(entered({ entryRate: 20, entryUsers: '1 user' })).toContain(', entered 20/s and by 1 user, ')
  })

  it('the description of a service stays within 200 characters however many calls there are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 60 }), { maxLength: 30 }), (names) => {
        const sentence = serviceSentence(
          box,
          names.map((to) => ({ to, count: 2 })),
          names.length,
        )
        expect(sentence.length).toBeLessThanOrEqual(200)
        expect(sentence.startsWith('Media converter, ')).toBe(true)
      }),
    )
  })
})
