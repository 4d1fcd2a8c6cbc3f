/** The inputs of each figure of the scorecard, largest first; most of them can be opened. */

import type { PerSecond } from '../../base/units'
import type { CallId, Design } from '../../model/document'
import { type MetricId, metrics } from '../../scorer/metrics'
import type { DeployableSizing, Scorecard } from '../../scorer/result/scorecard'
import type { View } from '../../store/state'
import { digits, downtime, money, multiple, rate, share } from '../figures/figureFormat'
import { callKey, figureKey } from '../figures/figureKey'
import { metricText } from '../figures/metricText'
import { offerName } from '../figures/offerName'
import { subjectName } from '../figures/subjectName'
import type { ExplainedInput } from './explanation'

/** The inputs of a metric on one side. */
export function figureInputs(id: MetricId, side: View, card: Scorecard, design: Design): readonly ExplainedInput[] {
  const other = (...ids: readonly MetricId[]) =>
    ids
      .filter((one) => one !== id)
      .map((one) => ({
        label: metrics[one].label,
        value: metricText(one, card),
        opens: figureKey({ kind: 'metric', side, of: one }),
      }))
  if (metrics[id].quantity === 'duration') {
    return other('work', 'queueing', 'network', 'serialisation', 'platform', 'mean', 'p50', 'p95', 'p99', 'p999')
  }
  switch (id) {
    case 'hops':
    case 'criticalPath':
    case 'depth':
    case 'serialisations':
    case 'bytes':
    case 'crossZoneShare':
      return [
        ...other('hops', 'criticalPath', 'depth', 'serialisations', 'bytes', 'crossZoneShare'),
        ...busiestCalls(side, card, design),
      ]
    case 'monthly':
      return largestLines(side, card, design)
    case 'perMillion':
      return [...other('monthly'), { label: 'requests, mean of the day', value: rate(requests(card)) }]
    case 'headroom':
    case 'highestRate':
      return [...other('headroom', 'highestRate'), ...nearestLimits(side, card, design)]
    case 'throughput':
      return other('mean', 'queueing')
    case 'availability':
      return [{ label: 'down, per month', value: downtime(1 - card.availability) }, ...other('worstBlast')]
    case 'deployables':
      return other('provisionedCores', 'busyCores', 'idleCores')
    case 'busyCores':
    case 'provisionedCores':
    case 'idleCores':
      return [...other('busyCores', 'provisionedCores', 'idleCores'), ...coresOf(card, design)]
    case 'worstBlast':
      return [...other('availability'), ...widestBlasts(card, design)]
    default:
      return []
  }
}

const maxSubjects = 12

function requests({ traffic }: Scorecard): number {
  return Object.values<number>(traffic.workloads).reduce((sum, each) => sum + each, 0)
}

function busiestCalls(side: View, { lowered, traffic }: Scorecard, design: Design): readonly ExplainedInput[] {
  return Object.entries<PerSecond>(traffic.calls)
    .filter(([id, calls]) => lowered.calls[id as CallId]?.inProcess === false && calls > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, maxSubjects)
    .map(([id, calls]) => ({
      label: subjectName(id, design),
      value: rate(calls),
      opens: callKey(side, id as CallId, 'rate'),
    }))
}

function coresOf({ sizing }: Scorecard, design: Design): readonly ExplainedInput[] {
  return Object.values<DeployableSizing>(sizing)
    .filter(({ cores, replicas }) => cores > 0 && Number.isFinite(cores * replicas) && replicas > 0)
    .sort((a, b) => b.cores * b.replicas - a.cores * a.replicas)
    .slice(0, maxSubjects)
    .map((one) => ({
      label: `${subjectName(one.id, design)}: busy, of ${digits(one.replicas)} × ${digits(one.cores)} cores`,
      value: digits(one.busyCores),
    }))
}

function widestBlasts({ blastRadius }: Scorecard, design: Design): readonly ExplainedInput[] {
  return Object.entries<number>(blastRadius)
    .sort(([, a], [, b]) => b - a)
    .slice(0, maxSubjects)
    .map(([id, part]) => ({ label: subjectName(id, design), value: share(part) }))
}

function nearestLimits(side: View, { headroom }: Scorecard, design: Design): readonly ExplainedInput[] {
  return headroom.limits.slice(0, 3).map((limit, i) => ({
    label: `${subjectName(limit.of, design)}: ${limit.why}`,
    value: multiple(limit.load),
    opens: figureKey({ kind: 'limit', side, of: String(i) }),
  }))
}

const maxLines = 12

function largestLines(side: View, card: Scorecard, design: Design): readonly ExplainedInput[] {
  const lines = card.bill.lines.map((line, index) => ({ line, index })).sort((a, b) => b.line.monthly - a.line.monthly)
  const shown = lines.slice(0, maxLines).map(({ line, index }) => ({
    label: `${line.what}, ${subjectName(line.of, design)}`,
    value: money(line.monthly),
    opens: figureKey({ kind: 'bill', side, of: String(index) }),
  }))
  const rest = lines.slice(maxLines)
  const sum = rest.reduce((total, { line }) => total + line.monthly, 0)
  return rest.length === 0 ? shown : [...shown, { label: `${rest.length} smaller lines`, value: money(sum) }]
}

/** The replicas of each deployable, at most twenty of them. */
export function sizingInputs(card: Scorecard, design: Design, catalog: string): readonly ExplainedInput[] {
  return Object.values(card.sizing)
    .filter((one) => one.cores > 0 && Number.isFinite(one.replicas))
    .slice(0, 20)
    .map((one) => ({
      label: `${subjectName(one.id, design)} on ${offerName(catalog, one.runsOn)}`,
      value: `${digits(one.replicas)} ${one.replicas === 1 ? 'replica' : 'replicas'}`,
    }))
}
