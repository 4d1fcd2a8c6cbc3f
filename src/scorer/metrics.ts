/**
 * Each figure of a scorecard as a record: what it is called, how it is shown, which way is better, and how it came
 * about. Panels, reports, the command line and the colouring of edges list what stands here; a new figure needs
 * no other place.
 */

import type { Quantity } from '../base/quantityFormat'
import { rows } from '../base/table'
import type { Part } from '../queueing/network/network'
import { completionTime } from './measures/completionTime'
import type { DeployableSizing, Scorecard } from './result/scorecard'
import { busyCores, idleCores, provisionedCores } from './sizing/poolingGain'
import { userThroughput } from './userThroughput'

/** One figure of a scorecard: how to read, show and explain it. */
export interface Metric {
  /** As the scorecard shows it: "p99". */
  readonly label: string
  readonly quantity: Quantity
  readonly better: 'lower' | 'higher' | 'neither'
  /** Significant digits. */
  readonly digits: number
  /** Always on screen, in this order; the others show when the scorecard is opened. */
  readonly headline: boolean
  /** How it comes about, in one or two sentences. Names the rule. */
  readonly method: string
  /** Null where it does not exist: no workloads, no requests. */
  readonly value: (card: Scorecard) => number | null
}

const lower = { better: 'lower', digits: 3, headline: false } as const
const shown = { better: 'lower', digits: 3, headline: true } as const

const fromDistribution =
  'Over all requests of the busiest hour, workloads weighted by rate. Read off the distribution of the response time: times in sequence convolve, parallel ones multiply their distribution functions.'

/** All metrics by id, in the order in which they are listed. */
export const metrics = {
  hops: {
    ...shown,
    label: 'Hops',
    quantity: 'count',
    method:
      'Network calls between deployables per request, the client’s own call to the entry left out. Each call counts as often as it is made.',
    value: ({ structure }) => structure.hops,
  },
  p50: latency('Median', 'p50'),
  p95: latency('p95', 'p95'),
  p99: latency('p99', 'p99'),
  monthly: {
    ...shown,
    label: 'Per month',
    quantity: 'money',
    method: 'Sum of the bill’s lines, each a quantity times a unit price with its tiers and rounding.',
    value: ({ bill }) => bill.monthly,
  },
  perMillion: {
    ...shown,
    label: 'Per million requests',
    quantity: 'money',
    method: 'The monthly bill divided by the requests of a month, times a million.',
    value: ({ bill }) => bill.perMillion,
  },
  headroom: {
    ...shown,
    label: 'Highest load',
    quantity: 'factor',
    better: 'higher',
    method:
      'The largest multiple of today’s workloads that every core, every pool and every quota bears. The first limit is named beside it.',
    value: ({ headroom }) => headroom.multiplier,
  },
  throughput: {
    ...lower,
    label: 'Requests of users',
    quantity: 'rate',
    better: 'higher',
    method:
      'Requests per second that the users of closed loops make in the busiest hour: users ÷ (response + think time), by Little’s law. Sides that answer sooner are asked more.',
    value: (card) => userThroughput(card) ?? null,
  },
  highestRate: {
    ...lower,
    label: 'Highest rate',
    quantity: 'rate',
    better: 'higher',
    method: 'Requests per second at the highest load.',
    value: ({ headroom }) => headroom.rate,
  },
  availability: {
    ...shown,
    label: 'Availability',
    quantity: 'share',
    better: 'higher',
    method:
      'Share of requests answered: product over the deployables and managed parts that a request needs, each once, optional ones left out.',
    value: ({ availability }) => availability,
  },
  deployables: {
    ...shown,
    label: 'Deployables',
    quantity: 'count',
    better: 'neither',
    method: 'What is deployed, scaled and billed as one, managed parts included.',
    value: ({ structure }) => structure.deployables,
  },
  mean: {
    ...latency('Mean', 'mean'),
    headline: false,
    method: 'Mean response time over all requests of the busiest hour; its parts add up to it.',
  },
  p999: { ...latency('p99.9', 'p999'), headline: false },
  settled: {
    ...lower,
    label: 'Until all is done',
    quantity: 'duration',
    method:
      'Mean time until everything that a request set off has ended, async calls included; its answer comes sooner. None where nothing is async.',
    value: (card) => (rows(card.completion).length === 0 ? null : completionTime(card)),
  },
  work: part('Work', 'work', 'Time on a core and waits on nothing drawn.'),
  queueing: part('Queueing', 'queueing', 'Waiting for a core or for a slot of a pool.'),
  network: part('Network', 'network', 'Round trips, transfer of bytes, proxies of a mesh.'),
  serialisation: part('Serialisation', 'serialisation', 'CPU time of making and answering calls, at both ends.'),
  platform: part(
    'Platform',
    'platform',
    'Invoke delays, cold starts, state transitions, deliveries, answers of managed parts.',
  ),
  criticalPath: {
    ...lower,
    label: 'Hops in sequence',
    quantity: 'count',
    method: 'Network calls that follow one another while the request waits; of calls made together the longest counts.',
    value: ({ structure }) => structure.criticalPath,
  },
  depth: {
    ...lower,
    label: 'Depth',
    quantity: 'count',
    method: 'The most network calls nested in one another.',
    value: ({ structure }) => structure.depth,
  },
  serialisations: {
    ...lower,
    label: 'Serialisations',
    quantity: 'count',
    method: 'Two per round trip: the request and the answer.',
    value: ({ structure }) => structure.serialisations,
  },
  bytes: {
    ...lower,
    label: 'Bytes on the wire',
    quantity: 'bytes',
    method: 'Requests and answers of all hops of a request, headers included.',
    value: ({ structure }) => structure.bytes,
  },
  crossZoneShare: {
    ...lower,
    label: 'Crossing zones',
    quantity: 'share',
    method: 'Share of hops that cross a zone: replicas over z zones meet their own with probability 1/z.',
    value: ({ structure }) => structure.crossZoneShare,
  },
  busyCores: {
    ...lower,
    label: 'Busy cores',
    quantity: 'cores',
    method: 'Cores at work in the busiest hour, the CPU of hops included.',
    value: busyCores,
  },
  provisionedCores: {
    ...lower,
    label: 'Provisioned cores',
    quantity: 'cores',
    method: 'Replicas × cores in the busiest hour; functions and managed parts provision none.',
    value: provisionedCores,
  },
  idleCores: {
    ...lower,
    label: 'Idle cores',
    quantity: 'cores',
    method:
      'Provisioned less busy: target utilisation, rounding up and the minimum of two. The difference of the sides is the pooling gain.',
    value: idleCores,
  },
  worstBlast: {
    ...lower,
    label: 'Largest blast radius',
    quantity: 'share',
    method: 'Share of all requests that fail when the worst deployable of own code fails.',
    value: ({ blastRadius, sizing }) =>
      Math.max(
        0,
        ...rows<DeployableSizing>(sizing).flatMap(({ id, cores }) => (cores > 0 ? [blastRadius[id] ?? 0] : [])),
      ),
  },
} satisfies Record<string, Metric>

/** Key of a metric in `metrics`. */
export type MetricId = keyof typeof metrics

function latency(label: string, figure: 'mean' | 'p50' | 'p95' | 'p99' | 'p999'): Metric {
  return {
    ...shown,
    label,
    quantity: 'duration',
    method: fromDistribution,
    value: (card) => (card.lowered.sources.length === 0 ? null : card.latency.overall[figure]),
  }
}

function part(label: string, of: Part, what: string): Metric {
  return {
    ...lower,
    label,
    quantity: 'duration',
    method: `${what} A part of the mean; the parts add up to it.`,
    value: (card) => (card.lowered.sources.length === 0 ? null : card.latency.overall.parts[of]),
  }
}
