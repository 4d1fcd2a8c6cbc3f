import { describe, expect, it } from 'vitest'
import { ids, rows } from '../../../src/base/table'
import { drawnArrangement } from '../../../src/layout/arrangement'
import { callsIn, callTo, designed, operationIn, reading, span } from '../../support/spans'

describe('operations of an import', () => {
  it('an operation owns the time in which no awaited call runs', () => {
    const read = reading(
      { of: 'a', at: [0, 10] },
      { of: 'b', under: 'a', at: [2, 6] },
      { of: 'c', under: 'a', at: [4, 8] },
    )
    expect(operationIn(read, 'a/handle').demand).toBeCloseTo(0.004)
    expect(operationIn(read, 'b/handle').demand).toBeCloseTo(0.004)
  })

  it('the time that a client span waits for its server span is counted as network time', () => {
    const read = reading(
      { of: 'a', at: [0, 10] },
      { of: 'a/call', under: 'a', at: [1, 9], kind: 'client' },
      { of: 'b', under: 'a/call', at: [3, 8], kind: 'server' },
    )
    expect(operationIn(read, 'a/call').demand).toBe(0)
    expect(operationIn(read, 'a/call').wait).toBe(0)
    expect(read.document.notes).toContain('a to b: 3 ms (once)')
  })

  it('a client span without a traced answer becomes wait of its operation', () => {
    const read = reading({ of: 'a', at: [0, 10] }, { of: 'a/ask', under: 'a', at: [1, 9], kind: 'client' })
    expect(operationIn(read, 'a/ask')).toMatchObject({ demand: 0, wait: 0.008 })
  })

  it('the cv of an operation is that of its own times over all executions', () => {
    const traces = [2, 4, 6].map((end, n) => ({ of: 'a', at: [0, end] as const, trace: `t${n}`, id: `s${n}` }))
    const { demand, cv } = operationIn(reading(...traces), 'a/handle')
    expect(demand).toBeCloseTo(0.004)
    expect(cv).toBeCloseTo(0.5)
  })

  it('nested spans of one operation become one execution, not a recursive call', () => {
    const read = reading(
      { id: '1', of: 'a', at: [0, 10] },
      { id: '2', of: 'a', under: '1', at: [1, 9] },
      { id: '3', of: 'b', under: '2', at: [2, 8] },
    )
    expect(callsIn(read)).toHaveLength(1)
    expect(operationIn(read, 'a/handle').demand).toBeCloseTo(0.004)
    expect(callTo(read, 'b/handle').count).toBe(1)
  })

  it('the error rate counts spans that failed themselves, not those that pass a failure on', () => {
    const read = reading({ of: 'a', at: [0, 9], failed: true }, { of: 'b', under: 'a', at: [1, 5], failed: true })
    expect(operationIn(read, 'a/handle').errorRate).toBe(0)
    expect(operationIn(read, 'b/handle').errorRate).toBe(1)
  })

  it('the CPU time of an operation is assumed with a range, for a trace cannot tell computing from waiting', () => {
    const { document } = reading({ of: 'a', at: [0, 10] })
    expect(document.assumed['services.a.operations.handle.cpuMs']?.range).toEqual([5, 10])
  })
})

describe('calls of an import', () => {
  it('the count of a call is its mean per execution of the caller', () => {
    const read = reading(
      { id: '1', of: 'a', at: [0, 9], trace: 'x' },
      { id: '2', of: 'b', under: '1', at: [1, 2], trace: 'x' },
      { id: '3', of: 'b', under: '1', at: [3, 4], trace: 'x' },
      { id: '1', of: 'a', at: [0, 9], trace: 'y' },
    )
    expect(callTo(read, 'b/handle')).toMatchObject({ count: 1, fanOut: 'sequential' })
  })

  it('calls that follow one another get one stage each', () => {
    const read = reading(
      { of: 'a', at: [0, 20] },
      { of: 'b', under: 'a', at: [1, 5] },
      { of: 'c', under: 'a', at: [5, 9] },
      { of: 'd', under: 'a', at: [10, 15] },
    )
    expect(['b', 'c', 'd'].map((to) => callTo(read, `${to}/handle`).stage)).toEqual([0, 1, 2])
  })

  it('overlapping calls share a stage, unless they overlap by less than a tenth', () => {
    const read = reading(
      { of: 'a', at: [0, 30] },
      { of: 'b', under: 'a', at: [1, 11] },
      { of: 'c', under: 'a', at: [3, 12] },
      { of: 'd', under: 'a', at: [11.5, 21] },
    )
    expect(['b', 'c', 'd'].map((to) => callTo(read, `${to}/handle`).stage)).toEqual([0, 0, 1])
  })

  it('calls to one operation fan out in parallel when most of them overlap', () => {
    const read = reading(
      { of: 'a', at: [0, 20] },
      { id: '1', of: 'b', under: 'a', at: [1, 9] },
      { id: '2', of: 'b', under: 'a', at: [2, 9] },
      { id: '3', of: 'b', under: 'a', at: [2, 9] },
    )
    expect(callTo(read, 'b/handle')).toMatchObject({ count: 3, fanOut: 'parallel' })
  })

  it('the majority of executions decides the stage of a call', () => {
    const trace = (n: number, second: readonly [number, number]) => [
      { of: 'a', at: [0, 20] as const, trace: `t${n}` },
      { of: 'b', under: 'a', at: [1, 5] as const, trace: `t${n}` },
      { of: 'c', under: 'a', at: second, trace: `t${n}` },
    ]
    const read = reading(...trace(1, [6, 9]), ...trace(2, [6, 9]), ...trace(3, [2, 9]))
    expect(callTo(read, 'c/handle').stage).toBe(1)
  })

  it('calls that follow, start after the end or outlive their caller are async', () => {
    const read = reading(
      { of: 'a', at: [0, 10] },
      { of: 'b', under: 'a', at: [3, 5], follows: true },
      { of: 'c', under: 'a', at: [12, 15] },
      { of: 'd', under: 'a', at: [2, 30] },
      { of: 'e', under: 'a', at: [2, 4], kind: 'consumer' },
    )
    expect(callsIn(read).map(({ mode }) => mode)).toEqual(['async', 'async', 'async', 'async'])
    expect(operationIn(read, 'a/handle').demand).toBeCloseTo(0.01)
  })

  it('a call that ends slightly after its caller is sync', () => {
    const read = reading({ of: 'a', at: [0, 10] }, { of: 'b', under: 'a', at: [1, 10.5] })
    expect(callTo(read, 'b/handle').mode).toBe('sync')
  })

  it('a call has the bytes and the protocol of its spans', () => {
    const read = reading(
      { of: 'a', at: [0, 9] },
      { of: 'b', under: 'a', at: [1, 2], request: 100, response: 4000, protocol: 'grpc' },
    )
    expect(callTo(read, 'b/handle')).toMatchObject({ request: 100, response: 4000, protocol: 'grpc' })
  })
})

describe('services without spans of their own', () => {
  const database = { name: 'orders', kind: 'database' } as const

  it('a service without spans is drawn from the peer of client spans, with their wait', () => {
    const read = reading(
      { of: 'a', at: [0, 9] },
      { of: 'a/insert', under: 'a', at: [1, 6], kind: 'client', peer: database },
    )
    expect(read.document.design.services['service:orders']?.kind).toBe('database')
    expect(operationIn(read, 'orders/insert').wait).toBeCloseTo(0.005)
    expect(operationIn(read, 'a/insert').wait).toBe(0)
    expect(callTo(read, 'orders/insert')).toMatchObject({ count: 1, mode: 'sync' })
    expect(read.summary).toMatchObject({ services: 1, operations: 2, edges: [] })
  })

  it('the peer of a producer without a consumer is called async', () => {
    const peer = { name: 'events', kind: 'stream' } as const
    const read = reading({ of: 'a', at: [0, 9] }, { of: 'a/send', under: 'a', at: [1, 2], kind: 'producer', peer })
    expect(callTo(read, 'events/send').mode).toBe('async')
  })

  it('a peer whose spans were traced adds no service', () => {
    const read = reading(
      { of: 'a/ask', at: [0, 9], kind: 'client', peer: { name: 'b-host', kind: 'external' } },
      { of: 'b', under: 'a/ask', at: [1, 6], kind: 'server' },
    )
    expect(ids(read.document.design.services)).toEqual(['service:a', 'service:b'])
  })
})

describe('runtimes of an import', () => {
  it('services get the runtime of their tracer, and the notes name different runtimes', () => {
    const read = reading({ of: 'a', at: [0, 9], runtime: 'go' }, { of: 'b', under: 'a', at: [1, 2], runtime: 'java' })
    expect(read.document.design.services['service:b']?.runtime).toBe('java')
    expect(read.document.notes).toContain('run on go, java')
  })
})

describe('workloads of an import', () => {
  const many = (n: number, every: number) =>
    Array.from({ length: n }, (_, i) => ({ of: 'a', at: [i * every, i * every + 1] as const, trace: `t${i}` }))

  it('the rate of a workload is that of the starts of its traces', () => {
    const [workload] = rows(reading(...many(21, 250)).document.design.workloads)
    expect(workload?.rate).toBeCloseTo(4)
  })

  it('the rate of a workload is assumed as one per second if the traces are too few or too close together', () => {
    for (const few of [many(1, 1), many(9, 1000), many(50, 1)]) {
      const { document } = reading(...few)
      expect(rows(document.design.workloads)[0]?.rate).toBe(1)
      expect(document.assumed['workloads.handle.ratePerSecond']?.why).toContain('Assumed one request per second')
    }
  })

  it('workloads share the rate by the number of traces that enter at each', () => {
    const entries = ['a', 'a', 'b'].map((of, n) => ({ of, at: [0, 1] as const, trace: `t${n}` }))
    expect(rows(reading(...entries).document.design.workloads).map(({ rate }) => rate)).toEqual([0.666667, 0.333333])
  })
})

describe('names in an import', () => {
  it('names with a meaning in JavaScript or control characters become harmless ids', () => {
    const read = reading(
      { of: '__proto__/constructor', at: [0, 9] },
      { of: 'a\u0000b\u001b[31m/x', under: '__proto__/constructor', at: [1, 2] },
    )
    expect(ids(read.document.design.services)).toEqual(['service:__proto__', 'service:a b [31m'])
    expect(Object.getPrototypeOf(read.document.design.services)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).handle).toBeUndefined()
  })

  it('different names that give the same id get different ids', () => {
    const read = reading(
      { id: '1', of: 'x', service: 'a/b', at: [0, 9] },
      { id: '2', of: 'x', service: 'a-b', under: '1', at: [1, 2] },
    )
    expect(ids(read.document.design.services)).toEqual(['service:a-b', 'service:a-b-2'])
    expect(read.summary.edges).toEqual(['a/b -> a-b'])
  })
})

describe('the layout of an import', () => {
  it('an import is laid out from left to right along its calls, even with a cycle', () => {
    const { document } = reading(
      { id: '1', of: 'a', at: [0, 20] },
      { id: '2', of: 'b', under: '1', at: [1, 18] },
      { id: '3', of: 'a/again', under: '2', at: [2, 15] },
      { id: '4', of: 'c', under: '2', at: [16, 17] },
    )
    const x = (id: 'a' | 'b' | 'c') => document.layout[`service:${id}`]?.x ?? -1
    expect(x('a')).toBeLessThan(x('b'))
    expect(x('b')).toBeLessThan(x('c'))
  })

  it('an import has the layout of the page, or none where that is too wide for a design file', () => {
    const chain = (length: number) =>
      designed(
        Array.from({ length }, (_, i) =>
          span({ id: `${i}`, of: `s${i}`, at: [i, 2000 - i], ...(i === 0 ? {} : { under: `${i - 1}` }) }),
        ),
      ).document
    const short = chain(10)
    expect(short.layout).toEqual(Object.fromEntries(drawnArrangement({ ...short, layout: {} }).positions))
    expect(chain(1000).layout).toEqual({})
  })
})
