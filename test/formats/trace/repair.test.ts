import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rows } from '../../../src/base/table'
import { designOfTraces } from '../../../src/formats/trace/designOfTraces'
import { spanKey } from '../../../src/formats/trace/span'
import { callsIn, callTo, designed, operationIn, reading, span } from '../../support/spans'

describe('parents of spans', () => {
  it('a span whose parent is missing becomes an entry, counted in a warning', () => {
    const read = reading({ of: 'a', at: [0, 9] }, { of: 'b', under: 'gone', at: [1, 2] })
    expect(rows(read.document.design.workloads)).toHaveLength(2)
    expect(read.warnings).toEqual(['1 span names a parent that is not in the file: it counts as an entry of its own'])
  })

  it('a cycle of parents is cut at its earliest span', () => {
    const read = reading(
      { of: 'c', under: 'b', at: [2, 3] },
      { of: 'a', under: 'c', at: [0, 9] },
      { of: 'b', under: 'a', at: [1, 5] },
    )
    expect(
      callsIn(read)
        .map(({ from, to }) => `${from} ${to}`)
        .sort(),
    ).toEqual(['operation:a/handle operation:b/handle', 'operation:b/handle operation:c/handle'])
    expect(read.warnings[0]).toContain('1 cycle of parents')
  })

  it('a span that is its own parent counts as a cycle of one', () => {
    expect(reading({ id: 'a', under: 'a', of: 'a', at: [0, 1] }).warnings[0]).toContain('1 cycle')
  })

  it('a parent in another trace makes a call, with a warning', () => {
    const child = { ...span({ id: '2', of: 'b', at: [1, 2], trace: 'u' }), parents: [spanKey('t', '1')] }
    const read = designed([span({ id: '1', of: 'a', at: [0, 9] }), child])
    expect(read.summary.edges).toEqual(['a -> b'])
    expect(read.warnings[0]).toContain('another trace')
  })
})

describe('ids of spans', () => {
  it('identical spans count once', () => {
    const read = reading({ of: 'a', at: [0, 9] }, { of: 'a', at: [0, 9] })
    expect(read.summary.spans).toBe(1)
    expect(read.warnings[0]).toContain('1 span was there twice')
  })

  it('different spans with the same id count as two', () => {
    const read = reading({ id: '1', of: 'a', at: [0, 9] }, { id: '1', of: 'b', at: [0, 8] })
    expect(read.summary.spans).toBe(2)
    expect(read.warnings[0]).toContain('has the id of another one')
  })

  it.each([
    ['client first', (a: object, b: object) => [a, b]],
    ['server first', (a: object, b: object) => [b, a]],
  ])('client and server spans that share an id make a call (%s)', (_, order) => {
    const client = span({ id: '1', of: 'a/ask', at: [0, 9], kind: 'client' })
    const server = span({ id: '1', of: 'b', at: [1, 8], kind: 'server' })
    const below = span({ id: '2', of: 'c', under: '1', at: [2, 3] })
    const read = designed([...(order(client, server) as (typeof client)[]), below])
    expect(read.summary.edges).toEqual(['a -> b', 'b -> c'])
    expect(read.warnings).toEqual([])
  })
})

describe('clocks of traced hosts', () => {
  it('a callee whose clock runs behind is centred in its caller, together with its own calls', () => {
    const read = reading(
      { of: 'a', at: [10_000, 10_010] },
      { of: 'b', under: 'a', at: [0, 6] },
      { of: 'b/query', under: 'b', at: [1, 3] },
    )
    expect(operationIn(read, 'a/handle').demand).toBeCloseTo(0.004)
    expect(operationIn(read, 'b/handle').demand).toBeCloseTo(0.004)
    expect(read.warnings).toEqual(['1 span started before its caller (clock skew): clocks aligned'])
  })

  it('the same clock skew of two services on one host counts as one', () => {
    const read = reading(
      { of: 'a', at: [100, 120] },
      { of: 'b', under: 'a', at: [0, 16] },
      { of: 'c', under: 'b', at: [2, 9] },
    )
    expect(read.warnings[0]).toContain('1 span started')
    expect(operationIn(read, 'b/handle').demand).toBeCloseTo(0.009)
  })

  it('a server whose clock runs ahead may end after the client that waited for it', () => {
    const read = reading({ of: 'a', at: [0, 10], kind: 'client' }, { of: 'b', under: 'a', at: [6, 14], kind: 'server' })
    expect(callTo(read, 'b/handle').mode).toBe('sync')
    expect(read.warnings[0]).toContain('ended after the client')
  })

  it('a span without times makes a call without work', () => {
    const read = reading({ of: 'a', at: [0, 9] }, { of: 'b', under: 'a', at: [Number.NaN, Number.NaN] })
    expect(operationIn(read, 'b/handle').demand).toBe(0)
    expect(callTo(read, 'b/handle').count).toBe(1)
  })
})

describe('arbitrary spans', () => {
  const wild = fc.record({
    id: fc.nat(12),
    parent: fc.option(fc.nat(14)),
    service: fc.constantFrom('a', 'b', 'c', '__proto__'),
    operation: fc.constantFrom('x', 'y', 'get_client'),
    kind: fc.constantFrom('client', 'server', 'producer', 'consumer', 'internal', 'unknown'),
    start: fc.oneof(fc.nat(1000), fc.constant(Number.NaN)),
    duration: fc.oneof(fc.nat(1000), fc.constant(Number.NaN)),
    follows: fc.boolean(),
    failed: fc.boolean(),
  } as const)

  it('an import of arbitrary spans counts every span and has finite figures and valid rates', () => {
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 40 }), (sketches) => {
        const spans = sketches.map(({ id, parent, ...rest }, n) => {
          const parents = parent === null ? [] : [spanKey('t', String(parent))]
          return { trace: 't', id: String(id), parents, ...rest, duration: rest.duration + n / 1000 }
        })
        const { document, summary } = designed(spans as Parameters<typeof designed>[0])
        expect(summary.spans).toBe(new Set(spans.map((s) => Object.values(s).slice(0, 8).join())).size)
        expect(summary.operations).toBe(new Set(spans.map((s) => `${s.service}/${s.operation}`)).size)
        for (const { demand, cv, wait, errorRate } of rows(document.design.operations)) {
          for (const value of [demand, cv, wait]) expect(value >= 0 && Number.isFinite(value)).toBe(true)
          expect(errorRate).toBeLessThanOrEqual(1)
        }
        for (const { count, stage } of rows(document.design.calls)) {
          expect(count > 0 && Number.isFinite(count)).toBe(true)
          expect(Number.isInteger(stage) && stage >= 0).toBe(true)
        }
        expect(rows(document.design.workloads).every(({ rate }) => rate > 0 && rate <= 1.000001)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('large traces', () => {
  const chain = (n: number) =>
    Array.from({ length: n }, (_, i) =>
      span({ id: `${i}`, of: `s${i % 7}/o${i % 50}`, under: i === 0 ? undefined : `${i - 1}`, at: [i, 2 * n - i] }),
    )

  it('an import takes a chain of 20,000 spans', () => {
    expect(designed(chain(20_000)).summary.spans).toBe(20_000)
  })

  it('an import takes 100,000 spans of a hundred operations', () => {
    const spans = Array.from({ length: 100_000 }, (_, i) => {
      const under = i % 1000 === 0 ? undefined : `${i - 1 - (i % 7 === 0 ? 0 : i % 3)}`
      return span({ id: `${i}`, of: `s${i % 10}/o${i % 100}`, under, at: [i, i + 1000 - (i % 1000)] })
    })
    expect(designed(spans).summary.spans).toBe(100_000)
  })

  it('an import with more services than a design file holds is refused with both numbers', () => {
    const wide = Array.from({ length: 10_001 }, (_, i) => span({ id: `${i}`, of: `s${i}`, at: [0, 1] }))
    const read = designOfTraces(wide, new Map())
    expect(read.ok ? '' : read.problem.message).toBe('These traces show 10001 services; a design holds 10000.')
  })

  it('an import takes a ring of 20,000 spans', () => {
    const [first, ...rest] = chain(20_000)
    const ring = [{ ...(first as ReturnType<typeof span>), parents: [spanKey('t', '19999')] }, ...rest]
    expect(designed(ring).warnings[0]).toContain('1 cycle')
  })

  it('an import takes a fan of 50,000 callees, each of its own operation', () => {
    const fan = Array.from({ length: 50_000 }, (_, i) =>
      span({
        id: `${i}`,
        of: `s${i % 4}/o${i}`,
        under: i === 0 ? undefined : '0',
        at: i === 0 ? [0, 1e6] : [i, i + 5],
      }),
    )
    expect(designed(fan).summary.operations).toBe(50_000)
  })
})
