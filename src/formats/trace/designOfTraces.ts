/**
 * A design from spans, whatever their format. Services, operations and calls are what the spans show; work, its variation
 * and errors are means over them. What no span can show is marked in `assumed`: how much of the own time was computing,
 * and how many requests there are when the traces are too few for a rate.
 *
 * Time that a client saw and its server did not is the network. The scorer has its own network, so it enters no
 * operation; it is written into the notes, for comparison.
 */

import { failure, type Result, success } from '../../base/result'
import { size, tableOf } from '../../base/table'
import { millisecond } from '../../base/units'
import { drawnArrangement } from '../../layout/arrangement'
import { emptyDocument } from '../../model/constructors'
import type { Design, Document } from '../../model/document'
import { maxRows } from '../design/section'
import type { ImportedDesign } from '../format'
import { quoted } from '../quote'
import { correctClockSkew } from './clockSkew'
import { inferCalls, type TracedCall } from './inferCalls'
import { inferDesign } from './inferDesign'
import { inferWorkloads, type ObservedLoad } from './inferWorkloads'
import { type Repairs, repairWarnings } from './repairs'
import type { Span } from './span'
import { spanForest } from './spanForest'
import { type TracedExecutions, tracedExecutions } from './tracedExecutions'

/** The summary counts what the traces show; what is inferred is in the design only. */
export function designOfTraces(spans: readonly Span[], repairs: Repairs): Result<ImportedDesign> {
  const forest = spanForest(spans, repairs)
  const timeline = correctClockSkew(forest, repairs)
  const executions = tracedExecutions(forest, timeline)
  const calls = inferCalls(forest, timeline, executions)
  const observed = inferWorkloads(forest, executions)
  const rows = inferDesign(executions.operations, calls, observed, repairs)
  const design = {
    services: tableOf(rows.services),
    operations: tableOf(rows.operations),
    calls: tableOf(rows.calls),
    workloads: tableOf(rows.workloads),
  }
  const traces = new Set(forest.spans.map(({ trace }) => trace)).size
  const tooLarge = overLimit(design)
  if (tooLarge) return tooLarge
  const entry = executions.operations[observed.arrivals[0]?.to ?? 0]
  return success({
    document: {
      ...emptyDocument,
      name: `Traces of ${quoted(entry?.service ?? '')}`,
      notes: notesOf(traces, forest.spans.length, observed, executions),
      design,
      assumed: rows.assumed,
      layout: layoutOf(design),
    },
    summary: {
      services: new Set(executions.operations.map((o) => o.service)).size,
      operations: executions.operations.length,
      edges: edgesOf(executions, calls),
      traces,
      spans: forest.spans.length,
    },
    warnings: repairWarnings(repairs),
  })
}

/** Refuses a design that a design file could not hold. */
function overLimit(design: Design): Result<never> | undefined {
  for (const part of ['services', 'operations', 'calls', 'workloads'] as const) {
    const count = size(design[part])
    if (count > maxRows[part])
      return failure('', `These traces show ${count} ${part}; a design holds ${maxRows[part]}.`)
  }
  return undefined
}

/** Within this distance of the origin every box keeps its position in a design file. */
const maxDistance = 100_000

/** Positions as the page lays out boxes that have none. A picture too wide for a design file is left to the page. */
function layoutOf(design: Design): Document['layout'] {
  const { positions } = drawnArrangement({ ...emptyDocument, design })
  const fits = [...positions.values()].every(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) <= maxDistance)
  return fits ? Object.fromEntries(positions) : {}
}

function edgesOf({ operations }: TracedExecutions, calls: readonly TracedCall[]): readonly string[] {
  const edges = calls.flatMap(({ from, to }) => {
    const [caller, callee] = [operations[from]?.service ?? '', operations[to]?.service ?? '']
    return caller === callee ? [] : [`${caller} -> ${callee}`]
  })
  return [...new Set(edges)].sort()
}

function notesOf(
  traces: number,
  spans: number,
  { period }: ObservedLoad,
  { network, operations }: TracedExecutions,
): string {
  const seen = `From ${spans} spans of ${traces === 1 ? 'one trace' : `${traces} traces in ${rounded(period)} s`}.`
  const runtimes = [...new Set(operations.flatMap(({ runtime }) => runtime ?? []))]
  const unlike = `The services run on ${runtimes.map((runtime) => quoted(runtime)).join(', ')}; merged, unlike ones stay apart.`
  const before = runtimes.length > 1 ? [seen, unlike] : [seen]
  if (network.length === 0) return before.join('\n')
  const pairs = [...network].sort((a, b) => b.samples - a.samples || (a.from + a.to < b.from + b.to ? -1 : 1))
  const lines = pairs.slice(0, maxPairs).map(({ from, to, samples, mean }) => {
    const times = samples === 1 ? 'once' : `${samples} times`
    return `${quoted(from, 60)} to ${quoted(to, 60)}: ${rounded(mean / millisecond)} ms (${times})`
  })
  const more = pairs.length > maxPairs ? [`and ${pairs.length - maxPairs} more`] : []
  const measured = 'Measured on the network (client span less server span, mean; the scorer uses its catalog instead):'
  return [...before, measured, ...lines, ...more].join('\n')
}

const maxPairs = 30

function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
