/**
 * A design by position: what the passes over it read instead of looking up ids. All but the rows themselves is its
 * **shape**, which stays the same object while only work, waits, services or workloads are edited: so all that hangs
 * on the shape alone is found again by identity, and typing a value costs what that value changes.
 */

import { memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import type { Call, Design, Operation, OperationId, ServiceId, Workload } from '../../model/document'
import { zeroTime } from '../../queueing/network/distribution'
import type { Network, Visit } from '../../queueing/network/network'
import { expectedFailures } from '../../queueing/traffic/failures'

export interface DesignIndex extends CallGraph {
  readonly operations: readonly Operation[]
  readonly workloads: readonly Workload[]
  readonly callGraph: CallGraph
}

export interface CallGraph {
  /** The calls as they are drawn. */
  readonly callTable: Design['calls']
  /** By operation. */
  readonly services: readonly ServiceId[]
  readonly positions: ReadonlyMap<OperationId, number>
  /** Callers in the order of `operations`, the calls of each in the order of their stages. */
  readonly calls: readonly Call[]
  readonly from: Int32Array
  readonly to: Int32Array
  /** Calls of operation i: from first[i] up to first[i + 1]. */
  readonly first: Int32Array
  /** One activity per operation, no work: carries the flow, and only that. */
  readonly skeleton: Network
  /** Attempts of each call per execution of its caller. */
  readonly attempts: Float64Array
  /** Probability that an execution of each operation fails by its own doing or that of what it needs. */
  readonly failures: Float64Array
}

/** The design by position, derived once per design. */
export const designIndex: (design: Design) => DesignIndex = memoWeak((design: Design) => {
  const operations = rows<Operation>(design.operations)
  const known = last?.shape.callTable === design.calls && isLike(last.operations, operations) ? last.shape : undefined
  const shape = known ?? shapeOf(operations, design.calls)
  last = { operations, shape }
  return { ...shape, callGraph: shape, operations, workloads: rows<Workload>(design.workloads) }
})

/** The shape of the design that was asked for last: most edits leave it as it is. */
let last: { readonly operations: readonly Operation[]; readonly shape: CallGraph } | undefined

/** Whether all that enters the shape is alike. */
function isLike(some: readonly Operation[], others: readonly Operation[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, i) => {
      const other = others[i]!
      return (
        one === other ||
        (one.id === other.id &&
          one.service === other.service &&
          one.name === other.name &&
          one.errorRate === other.errorRate)
      )
    })
  )
}

function shapeOf(operations: readonly Operation[], table: Design['calls']): CallGraph {
  const place = new Map(operations.map((operation, i) => [operation.id, i]))
  const outgoing: Call[][] = operations.map(() => [])
  for (const call of rows<Call>(table)) outgoing[place.get(call.from)!]?.push(call)
  for (const list of outgoing) list.sort((a, b) => a.stage - b.stage)
  const calls = outgoing.flat()
  const first = new Int32Array(operations.length + 1)
  outgoing.forEach((list, i) => {
    first[i + 1] = first[i]! + list.length
  })
  const to = Int32Array.from(calls, (call) => place.get(call.to)!)
  const skeleton: Network = {
    stations: [{ name: '' }],
    activities: operations.map((operation, i) => ({
      name: `${operation.service.slice(8)}/${operation.name}`,
      station: 0,
      demand: zeroTime,
      overhead: 0,
      pause: [],
      errorRate: operation.errorRate,
      visits: outgoing[i]!.map(
        ({ count, stage, fanOut, mode, retries, optional }, j): Visit => ({
          to: to[first[i]! + j]!,
          ratio: count,
          stage,
          delay: [],
          local: false,
          fanOut: fanOut === 'parallel' ? 'parallel' : 'sequence',
          waits: mode === 'sync',
          retries,
          optional,
        }),
      ),
    })),
    sources: [],
  }
  const { attempts, executionFailure: failing } = expectedFailures(skeleton)
  const from = Int32Array.from(calls, (call) => place.get(call.from)!)
  const services = operations.map(({ service }) => service)
  return { callTable: table, services, positions: place, calls, from, to, first, skeleton, attempts, failures: failing }
}
