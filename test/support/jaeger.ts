/** A Jaeger file of one call: `web` asks `callee` and waits. */

export function jaegerText({
  trace = '1',
  callee = 'cart',
}: {
  readonly trace?: string
  readonly callee?: string
} = {}): string {
  const span = (spanID: string, processID: string, operationName: string, startTime: number, duration: number) => ({
    traceID: trace,
    spanID,
    processID,
    operationName,
    startTime,
    duration,
    references: spanID === 'a' ? [] : [{ refType: 'CHILD_OF', traceID: trace, spanID: 'a' }],
  })
  const spans = [span('a', 'p1', 'page', 1_000_000, 9000), span('b', 'p2', 'add', 1_002_000, 4000)]
  const processes = { p1: { serviceName: 'web' }, p2: { serviceName: callee } }
  return JSON.stringify({ data: [{ traceID: trace, spans, processes }] })
}
