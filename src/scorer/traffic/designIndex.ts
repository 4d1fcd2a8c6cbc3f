/**
 * Operations and calls as arrays by position: what the passes over a design read instead of looking up ids. Services,
 * workloads and the partition are not part of it, so changing those leaves the index as it is.
 */

import { memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import type { Call, Design, Operation, OperationId, ServiceId } from '../../model/document'
import { zeroTime } from '../../queueing/network/distribution'
import type { Network, Visit } from '../../queueing/network/network'
import { expectedFailures } from '../../queueing/traffic/failures'

/** Operations and calls of a design as arrays, with the positions that connect them. */
export interface DesignIndex {
  readonly operations: readonly Operation[]
  /** By operation. */
  readonly services: readonly ServiceId[]
  readonly positions: ReadonlyMap<OperationId, number>
  /** Callers in the order of `operations`, the calls of each in the order of their stages. */
  readonly calls: readonly Call[]
  /** By call: the positions of caller and callee. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Calls of operation i: from first[i] up to first[i + 1]. */
  readonly first: Int32Array
  /** A network with one activity per operation and no work: carries the flow alone. */
  readonly skeleton: Network
  /** Attempts of each call per execution of its caller. */
  readonly attempts: Float64Array
  /** By operation: probability that an execution fails, on its own or by a call that it needs. */
  readonly failures: Float64Array
}

/** The index of a design, derived once for a table of operations and a table of calls. */
export function designIndex({ operations, calls }: Pick<Design, 'operations' | 'calls'>): DesignIndex {
  return indexOf(operations)(calls)
}

const indexOf = memoWeak((operations: Design['operations']) =>
  memoWeak((calls: Design['calls']) => derive(rows<Operation>(operations), rows<Call>(calls))),
)

function derive(operations: readonly Operation[], unordered: readonly Call[]): DesignIndex {
  const positions = new Map(operations.map((operation, i) => [operation.id, i]))
  const outgoing: Call[][] = operations.map(() => [])
  for (const call of unordered) outgoing[positions.get(call.from)!]?.push(call)
  for (const list of outgoing) list.sort((a, b) => a.stage - b.stage)
  const calls = outgoing.flat()
  const first = new Int32Array(operations.length + 1)
  outgoing.forEach((list, i) => {
    first[i + 1] = first[i]! + list.length
  })
  const from = Int32Array.from(calls, (call) => positions.get(call.from)!)
  const to = Int32Array.from(calls, (call) => positions.get(call.to)!)
  const skeleton: Network = {
    stations: [{ name: '' }],
    activities: operations.map((operation, i) => ({
      name: `${operation.service.slice('service:'.length)}/${operation.name}`,
      station: 0,
      demand: zeroTime,
      overhead: 0,
      pause: [],
      errorRate: operation.errorRate,
      visits: outgoing[i]!.map((call, j) => skeletonVisit(call, to[first[i]! + j]!)),
    })),
    sources: [],
  }
  const { attempts, executionFailure: failures } = expectedFailures(skeleton)
  const services = operations.map(({ service }) => service)
  return { operations, services, positions, calls, from, to, first, skeleton, attempts, failures }
}

function skeletonVisit({ count, stage, fanOut, mode, retries, optional }: Call, to: number): Visit {
  return {
    to,
    ratio: count,
    stage,
    delay: [],
    local: false,
    fanOut: fanOut === 'parallel' ? 'parallel' : 'sequence',
    waits: mode === 'sync',
    retries,
    optional,
  }
}
