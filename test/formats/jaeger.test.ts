import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import { formatList } from '../../src/formats'
import { detectFormat } from '../../src/formats/detectFormat'
import { jaeger } from '../../src/formats/jaeger/jaeger'
import { jaegerText } from '../support/jaeger'

const trace = JSON.parse(jaegerText()).data[0]
const read = (...texts: readonly unknown[]) =>
  jaeger.read?.(
    texts.map((text, n) => ({ name: `${n}.json`, text: typeof text === 'string' ? text : JSON.stringify(text) })),
  )
const reading = (...texts: readonly unknown[]) => {
  const result = read(...texts)
  if (!result?.ok) throw new Error(JSON.stringify(result?.problem))
  return result.value
}
const problem = (...texts: readonly unknown[]) => {
  const result = read(...texts)
  return result?.ok ? undefined : result?.problem
}
/** The trace with its second span changed. */
const second = (change: object) => ({ data: [{ ...trace, spans: [trace.spans[0], { ...trace.spans[1], ...change }] }] })

describe('the Jaeger reader', () => {
  it.each([
    ['the answer of the query API', { data: [trace], total: 0 }],
    ['a trace object of the UI', { data: trace }],
    ['a bare trace', trace],
    ['a list of traces', [trace]],
    ['a list of answers', [{ data: [trace] }]],
    ['a trace per line', `${JSON.stringify(trace)}\n\n${JSON.stringify(trace)}\n`],
    ['a byte order mark before it', `\ufeff${JSON.stringify(trace)}`],
  ])('the Jaeger reader reads traces in %s', (_, text) => {
    const { summary } = reading(text)
    expect(summary).toMatchObject({ services: 2, operations: 2, edges: ['web -> cart'], traces: 1, spans: 2 })
    const name = 'x.json'
    const input = { name, text: typeof text === 'string' ? text : JSON.stringify(text) }
    expect(detectFormat(input, formatList)).toBe(jaeger)
  })

  it('the Jaeger reader reads spans without a trace, with their process inside, one per line', () => {
    const lines = trace.spans.map(({ processID, ...span }: { processID: string }) =>
      JSON.stringify({ ...span, process: trace.processes[processID] }),
    )
    expect(reading(lines.join('\n')).summary.edges).toEqual(['web -> cart'])
  })

  it('the Jaeger reader makes one design of many files and counts equal spans once', () => {
    const { summary, warnings } = reading(
      jaegerText({ trace: '1' }),
      jaegerText({ trace: '2' }),
      jaegerText({ trace: '1' }),
    )
    expect(summary).toMatchObject({ traces: 2, spans: 4 })
    expect(warnings).toEqual(['2 spans were there more than once and count once'])
  })
})

describe('the Jaeger reader refuses', () => {
  it.each([
    ['[]', '', 'There is no span in it.'],
    ['{"data":[]}', '', 'There is no span in it.'],
    ['{"data":7}', 'data', 'expected a trace with a list of spans, found number.'],
    ['{"data":[{"spans":{}}]}', 'data[0].spans', 'expected a list, found object.'],
    ['{"data":[{"spans":[7]}]}', 'data[0].spans[0]', /^expected/],
    ['{"data":[{"spans":[{"operationName":7}]}]}', 'data[0].spans[0].operationName', 'expected string, found number.'],
    ['{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}', 'errors[0]', /trace not found/],
    ['{"data":[', '', /damaged or cut off/],
    ['{"data":[]}\n{"data":', 'line 2', /damaged or cut off/],
    ['{"spans":[{"traceId":"AAE=","spanId":"AAI=","operationName":"x"}]}', 'spans[0]', /internal span model/],
    [`${'['.repeat(9)}${']'.repeat(9)}`, '[0][0][0][0][0]', /more than 4 deep/],
  ])('the Jaeger reader refuses %s and names the place', (text, place, message) => {
    expect(problem(text)).toEqual({ place, message: expect.stringMatching(message) })
  })

  it('the Jaeger reader names the file when it refuses one among several', () => {
    expect(problem(jaegerText(), '{"data":7}')?.place).toBe('1.json: data')
  })

  it('the Jaeger reader refuses any depth of nesting without an exception', () => {
    expect(problem(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeDefined()
  })

  it('the Jaeger reader refuses more spans than the limit, with their number', () => {
    const spans = Array.from({ length: 100_001 }, (_, n) => ({ spanID: `${n}` }))
    expect(problem({ data: [{ spans }] })).toEqual({
      place: 'data[0].spans',
      message: 'has 100001 spans after 0; an import takes 100000 in all.',
    })
  })
})

describe('a wrong field of a span', () => {
  it.each([
    [{ duration: '4000' }, '1 number was written as text and read as a number (data[0].spans[1])'],
    [{ duration: -5 }, '1 span has a negative duration: it counts as a call, not as work (data[0].spans[1])'],
    [{ duration: null }, '1 span has no usable start or duration: it counts as a call, not as work (data[0].spans[1])'],
    [
      { startTime: 'now' },
      '1 span has no usable start or duration: it counts as a call, not as work (data[0].spans[1])',
    ],
    [
      { duration: 1e300 },
      '1 span has no usable start or duration: it counts as a call, not as work (data[0].spans[1])',
    ],
    [{ startTime: 1_002_000e12 }, '1 start time was in nanoseconds and read as such (data[0].spans[1])'],
    [{ operationName: '' }, '1 span has no operation name (data[0].spans[1].operationName)'],
    [{ spanID: null }, '1 span has no id: nothing can name it as its caller (data[0].spans[1].spanID)'],
    [{ tags: 'none' }, 'the tags of 1 span could not be read (data[0].spans[1].tags)'],
    [{ processID: 'p9' }, expect.stringContaining('1 span does not say its service')],
  ])('a wrong field of a span is repaired and counted: %j', (change, warning) => {
    const { summary, warnings } = reading(second(change))
    expect(summary.spans).toBe(2)
    expect(warnings).toContainEqual(warning)
  })

  it('a span with an unreadable list of references becomes an entry', () => {
    const { warnings, document } = reading(second({ references: 'a' }))
    expect(warnings[0]).toContain('references of 1 span could not be read')
    expect(rows(document.design.workloads)).toHaveLength(2)
  })
})

describe('a span', () => {
  it('a span names its parent in nested references or in the older field', () => {
    const nested = { refType: 'CHILD_OF', span: { spanID: 'a', references: [{ span: {} }] } }
    expect(reading(second({ references: [nested] })).summary.edges).toEqual(['web -> cart'])
    expect(reading(second({ references: undefined, parentSpanID: 'a' })).summary.edges).toEqual(['web -> cart'])
    expect(reading(second({ references: [], parentSpanID: '0' })).summary.edges).toEqual([])
  })

  it('a call by a span that only follows is async', () => {
    const references = [{ refType: 'FOLLOWS_FROM', traceID: '1', spanID: 'a' }]
    const { document } = reading(second({ references }))
    expect(rows(document.design.calls)[0]?.mode).toBe('async')
  })

  it.each([
    [{ 'db.system': 'redis', 'peer.service': 'sessions' }, 'sessions', 'cache'],
    [{ 'db.system': 'postgresql', 'db.name': 'orders' }, 'orders', 'database'],
    [{ 'db.type': 'sql' }, 'sql', 'database'],
    [{ 'peer.service': 'payments.example' }, 'payments.example', 'external'],
    [{ 'rpc.service': 'S3', 'peer.service': 'pictures' }, 'pictures', 'objectStore'],
  ])('a span that names a peer without spans draws the peer: %j', (tags, name, kind) => {
    const list = Object.entries({ 'span.kind': 'client', ...tags }).map(([key, value]) => ({ key, value }))
    const { document, summary } = reading(second({ processID: 'p1', operationName: 'ask', tags: list }))
    expect(document.design.services[`service:${name}`]).toMatchObject({ name, kind })
    expect(summary).toMatchObject({ services: 1, edges: [] })
  })

  it('a span counts as failed by its error tags and status codes of 500 and more', () => {
    const failing = (tags: object) => {
      const list = Object.entries(tags).map(([key, value]) => ({ key, value }))
      return reading(second({ tags: list })).document.design.operations['operation:cart/add']?.errorRate
    }
    expect(failing({ error: true })).toBe(1)
    expect(failing({ error: 'true' })).toBe(1)
    expect(failing({ error: false })).toBe(0)
    expect(failing({ 'http.status_code': 503 })).toBe(1)
    expect(failing({ 'http.status_code': 404 })).toBe(0)
    expect(failing({ 'otel.status_code': 'ERROR' })).toBe(1)
  })

  it('a span has the runtime that its process names', () => {
    const processes = {
      ...trace.processes,
      p2: { serviceName: 'cart', tags: [{ key: 'jaeger.version', value: 'Go-2.11.2' }] },
    }
    const { document } = reading({ ...trace, processes })
    expect(document.design.services['service:cart']?.runtime).toBe('go')
    expect(document.design.services['service:web']?.runtime).toBeUndefined()
  })
})
