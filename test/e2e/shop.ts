/** A small Jaeger export, written by hand: a web shop whose page asks a cart and, twice, a catalog. */

interface Written {
  readonly id: string
  readonly parent?: string
  readonly service: string
  readonly operation: string
  readonly start: number
  readonly duration: number
}

const spans: readonly Written[] = [
  { id: 'a', service: 'web', operation: 'GET /', start: 0, duration: 40_000 },
  { id: 'b', parent: 'a', service: 'cart', operation: 'Get', start: 4_000, duration: 8_000 },
  { id: 'c', parent: 'a', service: 'catalog', operation: 'List', start: 14_000, duration: 6_000 },
  { id: 'd', parent: 'a', service: 'catalog', operation: 'List', start: 22_000, duration: 7_000 },
]

export function shopTrace(): string {
  const data = Array.from({ length: 5 }, (_, trace) => ({
    traceID: `00000000000000${10 + trace}`,
    spans: spans.map((span) => written(span, trace)),
    processes: Object.fromEntries(['web', 'cart', 'catalog'].map((name) => [name, { serviceName: name, tags: [] }])),
  }))
  return JSON.stringify({ data })
}

function written(span: Written, trace: number) {
  const traceID = `00000000000000${10 + trace}`
  return {
    traceID,
    spanID: `${span.id}${trace}`,
    operationName: span.operation,
    references: span.parent ? [{ refType: 'CHILD_OF', traceID, spanID: `${span.parent}${trace}` }] : [],
    startTime: 1_760_000_000_000_000 + trace * 250_000 + span.start,
    duration: span.duration,
    processID: span.service,
    tags: [],
    logs: [],
  }
}
