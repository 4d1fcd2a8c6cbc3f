/**
 * A design out of spans, whatever format they came in. Services, operations and calls are what the spans say;
 * work, spread and errors are their means. What no span can say is marked in `assumed`: how much of the own
 * time was computing, and how many requests there are when the traces are too few to tell.
 *
 * Time that a client saw and its server did not is the network. The scorer has its own network, so it enters
 * no operation; it is written into the notes, for comparison.
 */

import { tableOf } from '../../base/table'
import { millisecond } from '../../base/units'
import { emptyDocument } from '../../model/constructors'
import type { Reading } from '../format'
import { callsOf, type TracedCall } from './calls'
import { timelineOf } from './clock'
import { type Executions, executionsOf, type MeasuredNetwork } from './executions'
import { displayName } from './ids'
import { layered } from './layout'
import { type Repairs, warningsOf } from './repair'
import { rowsOf } from './rows'
import type { Span } from './span'
import { forestOf } from './tree'
import { arrivalsOf, type Observed } from './workloads'

/** The summary counts what the traces show; what is inferred is in the design only. */
export function designOf(given: readonly Span[], repairs: Repairs): Reading {
  const forest = forestOf(given, repairs)
  const timeline = timelineOf(forest, repairs)
  const executions = executionsOf(forest, timeline)
  const calls = callsOf(forest, timeline, executions)
  const observed = arrivalsOf(forest, executions)
  const rows = rowsOf(executions.operations, calls, observed, repairs)
  const design = {
    services: tableOf(rows.services),
    operations: tableOf(rows.operations),
    calls: tableOf(rows.calls),
    workloads: tableOf(rows.workloads),
  }
  const traces = new Set(forest.spans.map(({ trace }) => trace)).size
  const entry = executions.operations[observed.arrivals[0]?.to ?? 0]
  return {
    document: {
      ...emptyDocument,
      name: `Traces of ${displayName(entry?.service ?? '')}`,
      notes: notesOf(traces, forest.spans.length, observed, executions.network),
      design,
      assumed: rows.assumed,
      layout: layered(design),
    },
    summary: {
      services: new Set(executions.operations.map((o) => o.service)).size,
      operations: executions.operations.length,
      edges: edgesOf(executions, calls),
      traces,
      spans: forest.spans.length,
    },
    warnings: warningsOf(repairs),
  }
}

function edgesOf({ operations }: Executions, calls: readonly TracedCall[]): readonly string[] {
  const edges = calls.flatMap(({ from, to }) => {
    const [caller, callee] = [operations[from]?.service ?? '', operations[to]?.service ?? '']
    return caller === callee ? [] : [`${caller} -> ${callee}`]
  })
  return [...new Set(edges)].sort()
}

function notesOf(traces: number, spans: number, { window }: Observed, network: readonly MeasuredNetwork[]): string {
  const seen = `From ${spans} spans of ${traces === 1 ? 'one trace' : `${traces} traces in ${rounded(window)} s`}.`
  if (network.length === 0) return seen
  const pairs = [...network].sort((a, b) => b.samples - a.samples || (a.from + a.to < b.from + b.to ? -1 : 1))
  const lines = pairs.slice(0, mostPairs).map(({ from, to, samples, mean }) => {
    const times = samples === 1 ? 'once' : `${samples} times`
    return `${displayName(from)} to ${displayName(to)}: ${rounded(mean / millisecond)} ms (${times})`
  })
  const more = pairs.length > mostPairs ? [`and ${pairs.length - mostPairs} more`] : []
  const measured = 'Measured on the network (client span less server span, mean; the scorer uses its catalog instead):'
  return [seen, measured, ...lines, ...more].join('\n')
}

const mostPairs = 30

function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
