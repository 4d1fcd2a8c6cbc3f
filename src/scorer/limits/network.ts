/**
 * Bytes through the network card of a machine, in all and to the internet, and through the NAT gateways that all share
 * on the way out. A machine sends and receives at once, so the fuller direction counts. Workloads from the internet count
 * with their questions and answers whether or not a client is drawn [C8]; from inside only the calls of a client count.
 */

import type { Bytes, PerSecond } from '../../base/units'
import { factValue, findFact } from '../../catalog/lookup'
import { throughNat } from '../costs/dataTransfer'
import { type Crossing, callRate, type DeployableBox, sizeOf, workloadRate } from '../crossings/crossings'
import { responseOf } from '../crossings/executions'
import { boxesWhere } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import { entryBytes, internetShare, isFromInternet } from '../crossings/origins'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import type { LimitRule } from './limitRule'
import { busiestTraffic, factIds, quotaLimit } from './quotaLimit'
import { loadAtLimit, replicaGrowth, replicasAt } from './scaling'

export const network: LimitRule = {
  label: 'Network of machines',
  limits: (context) =>
    boxesWhere(context, isWired).flatMap((box) => [...inAll(context, box), ...outside(context, box)]),
}

function isWired({ offer }: DeployableBox): boolean {
  const { bandwidth, bandwidthPerCore, maxBandwidth, internet } = offer?.limits ?? {}
  return [bandwidth, bandwidthPerCore, maxBandwidth, internet].some((id) => id !== undefined)
}

export const natGateways: LimitRule = {
  label: 'NAT gateways',
  limits: (context) => {
    const { natConnections, natBandwidth, natPackets } = context.catalog.limits ?? {}
    const through = natConnections === undefined ? [] : throughNat(context)
    const gateways = through.length > 0 ? factValue(context.catalog, 'assumption.nat.gateways') : 0
    const first = through[0]
    if (!first || !(gateways > 0)) return []
    const shared = { times: gateways, more: ['assumption.nat.gateways'] }
    const traffic = busiestTraffic(context)
    const total = (each: (crossing: Crossing) => number) =>
      through.reduce((sum, crossing) => sum + callRate(traffic, crossing.call) * each(crossing), 0)
    const destinations = [...new Set(through.map(({ to }) => to))]
    return [
      ...destinations.flatMap((to) =>
        quotaLimit(context, {
          of: to.id,
          quota: natConnections,
          what: 'connections to it through NAT',
          per: 'once',
          ...shared,
          demand: through.reduce(
            (sum, { call, cost, to: end }) =>
              end === to ? sum + callRate(traffic, call) * (cost.network + responseOf(context, call.to)) : sum,
            0,
          ),
          remedy: 'more NAT gateways or addresses, connections that are kept and shared, shorter answers',
        }),
      ),
      ...quotaLimit(context, {
        of: first.from.id,
        quota: natBandwidth,
        what: 'gigabits through NAT',
        ...shared,
        demand: total(({ cost }) => cost.bytes),
        scale: bytesIn(context, natBandwidth),
        remedy: 'more NAT gateways, smaller messages, a private endpoint',
      }),
      ...quotaLimit(context, {
        of: first.from.id,
        quota: natPackets,
        what: 'packets through NAT',
        ...shared,
        demand: total(({ call, cost }) => packets(call.request, call.response, cost.bytes)),
        remedy: 'more NAT gateways, several requests in one, a private endpoint',
      }),
    ]
  },
}

/** Bytes that one packet carries on an Ethernet of 1,500 bytes (IP and TCP headers take 40). */
const segment = 1460

function packets(request: Bytes, response: Bytes, whole: Bytes): number {
  const headers = (whole - request - response) / 2
  const needed = (bytes: Bytes) => Math.max(1, Math.ceil((bytes + headers) / segment))
  return needed(request) + needed(response)
}

function inAll(context: RuleContext, box: DeployableBox): readonly Limit[] {
  const { catalog } = context
  const { bandwidth, bandwidthPerCore, maxBandwidth } = box.offer?.limits ?? {}
  const bytes = (id: string | undefined) =>
    id === undefined ? Infinity : factValue(catalog, id) * bytesIn(context, id)
  const each = Math.min(bytes(bandwidth), bytes(bandwidthPerCore) * sizeOf(context, box).cores, bytes(maxBandwidth))
  return limit(context, box, each, () => passing(context, box, () => 1), {
    what: 'network of its machines',
    facts: [bandwidth, bandwidthPerCore, maxBandwidth],
  })
}

function outside(context: RuleContext, box: DeployableBox): readonly Limit[] {
  const { catalog } = context
  const { internet, internetShare, bandwidth } = box.offer?.limits ?? {}
  const each =
    internet !== undefined
      ? factValue(catalog, internet) * bytesIn(context, internet)
      : internetShare !== undefined && bandwidth !== undefined
        ? factValue(catalog, internetShare) * factValue(catalog, bandwidth) * bytesIn(context, bandwidth)
        : Infinity
  return limit(context, box, each, () => passing(context, box, (crossing) => farShare(context, crossing)), {
    what: 'network of its machines to the internet and other regions',
    facts: [internet, internetShare, internetShare && bandwidth],
  })
}

/** The share of a call that leaves: for the internet [C8], or for another region. */
function farShare(context: RuleContext, crossing: Crossing): number {
  const { caller, callee } = crossing
  if (callee.kind === 'external' || (caller.region ?? '') !== (callee.region ?? '')) return 1
  return internetShare(context, crossing)
}

/** Bytes a second of all replicas, in the fuller direction. */
function passing(
  context: RuleContext,
  { inbound, outbound, entries }: DeployableBox,
  shareOf: (crossing: Crossing) => number,
): PerSecond {
  const traffic = busiestTraffic(context)
  let [into, out] = [0, 0]
  const add = (crossing: Crossing, asks: boolean) => {
    const { call, cost } = crossing
    const rate = callRate(traffic, call) * shareOf(crossing)
    const headers = Math.max(0, cost.bytes - call.request - call.response) / 2
    into += rate * ((asks ? call.response : call.request) + headers)
    out += rate * ((asks ? call.request : call.response) + headers)
  }
  for (const crossing of inbound) add(crossing, false)
  for (const crossing of outbound) add(crossing, true)
  for (const entry of entries) {
    if (!isFromInternet(context, entry)) continue
    const { request, response } = entryBytes(context, entry)
    into += workloadRate(traffic, entry.workload) * request
    out += workloadRate(traffic, entry.workload) * response
  }
  return Math.max(into, out)
}

interface LimitText {
  readonly what: string
  readonly facts: readonly (string | undefined)[]
}

/** Replicas grow with the load once cores require it, so the load of each grows only before that and after their maximum. */
function limit(
  context: RuleContext,
  box: DeployableBox,
  each: PerSecond,
  carried: () => PerSecond,
  { what, facts }: LimitText,
): readonly Limit[] {
  if (!(each < Infinity)) return []
  const bytes = carried()
  if (!(bytes > 0)) return []
  const growth = replicaGrowth(context, box)
  const at = loadAtLimit((load) => (load * bytes) / (each * replicasAt(growth, load)), 1)
  if (!(at < Infinity)) return []
  return [
    {
      load: at,
      kind: 'quota',
      of: box.id,
      facts: factIds(context, facts),
      why: `${what}: ${megabits(each)} for each of ${formulaNumber(sizeOf(context, box).replicas)}, ${megabits(bytes)} wanted in all`,
      remedy: 'larger machines or more of them, smaller messages, calls inside one process',
    },
  ]
}

function megabits(bytes: PerSecond): string {
  return `${formulaNumber((bytes * 8) / 1e6)} Mbit/s`
}

/** Bytes in one unit of the fact: "Mbit/s", "Gbps". */
function bytesIn({ catalog }: RuleContext, id: string | undefined): number {
  const unit = (id === undefined ? undefined : findFact(catalog, id)?.unit) ?? ''
  return (unit.startsWith('G') ? 1e9 : 1e6) / 8
}
