/**
 * The rows of a design from what the traces show, and what had to be assumed for them. A database, cache or queue
 * without spans is inferred from the tags of its callers; the time that they waited becomes its own wait. A service that
 * sends spans is never inferred from tags.
 */

import { millisecond, type Seconds } from '../../base/units'
import { call, operation, service, workload } from '../../model/constructors'
import type { AssumedInput, Call, Operation, Service, Workload } from '../../model/document'
import { displayName, idAssigner } from './idAssigner'
import type { TracedCall } from './inferCalls'
import type { ObservedLoad } from './inferWorkloads'
import type { Repairs } from './repairs'
import type { TracedOperation } from './tracedExecutions'

export interface InferredDesign {
  readonly services: readonly Service[]
  readonly operations: readonly Operation[]
  readonly calls: readonly Call[]
  readonly workloads: readonly Workload[]
  readonly assumed: Readonly<Record<string, AssumedInput>>
}

/** Services, operations, calls and workloads, and the paths of the inputs that are assumed. */
export function inferDesign(
  traced: readonly TracedOperation[],
  tracedCalls: readonly TracedCall[],
  observed: ObservedLoad,
  repairs: Repairs,
): InferredDesign {
  const idOf = idAssigner(repairs, 'replaced')
  const services = new Map<string, Service>()
  const operationIds = new Map<string, (name: string) => string>()
  const operationId = (of: string, name: string) => {
    const identify = operationIds.get(of) ?? idAssigner(repairs, 'allowed')
    operationIds.set(of, identify)
    return identify(name)
  }
  for (const { service: name, runtime } of traced) {
    const optional = runtime === undefined ? {} : { runtime: displayName(runtime) }
    if (!services.has(name))
      services.set(name, service(idOf(name), 'service', { name: displayName(name), ...optional }))
  }
  const own = new Set(services.keys())
  const unseen = (t: TracedOperation) => (t.peer && !own.has(t.peer.name) ? t.peer : undefined)

  const assumed: [string, AssumedInput][] = []
  const rows = traced.map((t) => {
    const of = services.get(t.service)!
    const name = operationId(t.service, t.name)
    const path = `services.${of.id.slice('service:'.length)}.operations.${name}`
    if (t.work > 0) assumed.push([`${path}.cpuMs`, ownTime(t)])
    return operation(of, name, {
      demand: time(t.work),
      cv: t.work > 0 ? Math.min(maxCv, Number(t.cv.toFixed(4))) : 1,
      wait: unseen(t) ? 0 : time(t.wait),
      errorRate: t.executions > 0 ? rounded(t.failures / t.executions) : 0,
    })
  })

  const calls: Call[] = tracedCalls.map((c, n) => {
    const executions = traced[c.from]?.executions ?? 1
    const { mode, stage, fanOut } = c
    const [from, to] = [rows[c.from]!, rows[c.to]!]
    const bytes = {
      ...(c.request === undefined ? {} : { request: Math.round(c.request) }),
      ...(c.response === undefined ? {} : { response: Math.round(c.response) }),
      ...(c.protocol === undefined || from.service === to.service ? {} : { protocol: c.protocol }),
    }
    return call(`call:${n + 1}`, from.id, to.id, 'service', {
      count: rounded(c.calls / executions),
      mode,
      stage,
      fanOut,
      ...bytes,
    })
  })

  const peers = new Map<string, Operation>()
  traced.forEach((t, o) => {
    const peer = unseen(t)
    const from = rows[o]
    if (!peer || !from) return
    const of = services.get(peer.name) ?? service(idOf(peer.name), peer.kind, { name: displayName(peer.name) })
    services.set(peer.name, of)
    const key = `${of.id}/${t.name}`
    const to = peers.get(key) ?? operation(of, operationId(peer.name, t.name), { wait: time(t.wait) })
    peers.set(key, to)
    const mode = queues.has(of.kind) ? 'async' : 'sync'
    calls.push(call(`call:${calls.length + 1}`, from.id, to.id, of.kind, { mode, stage: tracedCalls.length }))
  })

  const arrivalId = idAssigner(repairs, 'allowed')
  const names = new Set<string>()
  const workloads = observed.arrivals.flatMap(({ to, rate }) => {
    const at = rows[to]
    const t = traced[to]
    if (!at || !t) return []
    const id = arrivalId(names.has(t.name) ? `${t.service} ${t.name}` : t.name)
    names.add(t.name)
    assumed.push([`workloads.${id}.ratePerSecond`, arrivals(observed)])
    return [workload(id, at.id, { rate: rounded(rate) })]
  })
  return {
    services: [...services.values()],
    operations: [...rows, ...peers.values()],
    calls,
    workloads,
    assumed: Object.fromEntries(assumed),
  }
}

const queues: ReadonlySet<string> = new Set(['queue', 'topic', 'stream'])

/** At least half of the measured time counts as computing: a trace cannot tell how much of the rest was waiting. */
function ownTime({ work, samples }: TracedOperation): AssumedInput {
  const max = rounded(time(work) / millisecond)
  const spans = samples === 1 ? 'one span' : `${samples} spans`
  return {
    range: [rounded(max / 2), max],
    why: `Own time of ${spans}, calls left out. Holds waits that have no span (locks, disk, a busy core).`,
  }
}

function arrivals({ measured, period, arrivals: list }: ObservedLoad): AssumedInput {
  const requests = list.reduce((sum, { requests: n }) => sum + n, 0)
  const seen = `${requests === 1 ? 'one trace' : `${requests} traces`} in ${Number(period.toPrecision(3))} s`
  return measured
    ? { why: `${seen}. If only a sample of the requests was traced, the true rate is higher by that share.` }
    : { why: `Assumed one request per second: ${seen} are too few to measure a rate.` }
}

/** What a design file can hold. */
const maxTime: Seconds = 1e6
const maxCv = 100

function time(seconds: Seconds): Seconds {
  return rounded(Math.min(maxTime, seconds))
}

/** Six digits: more than a trace is accurate to, and a file that people can read. */
function rounded(value: number): number {
  return Number(value.toPrecision(6))
}
