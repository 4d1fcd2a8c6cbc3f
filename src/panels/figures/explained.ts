/** From the key of a figure to how it is made. */

import { memoByIdentity } from '../../base/memo'
import type { Design } from '../../model/document'
import { costRules } from '../../scorer/costs/index'
import { costMethods } from '../../scorer/costs/methods'
import type { CostRule } from '../../scorer/costs/rule'
import { type Metric, type MetricId, metrics } from '../../scorer/metrics'
import type { Comparison, Scorecard } from '../../scorer/scorecard'
import type { View } from '../../store/state'
import { placeName } from '../places'
import { digits, downtime, money, multiple, time } from '../shown'
import { type ExplainedInput, type Explanation, type FigureKey, figureKey, sideNames } from './figure'
import { offerName } from './offerName'
import { shownValue } from './reading'

/** The two sides, and what is proposed beside them. */
export type Cards = Comparison & { readonly advised?: Scorecard }

/** Undefined: the figure no longer exists in this design. */
export function explained(key: FigureKey, cards: Cards, design: Design): Explanation | undefined {
  const card = cards[key.side]
  if (!card) return undefined
  switch (key.kind) {
    case 'metric':
      return ofMetric(key, card, design, cards.catalog.id)
    case 'bill':
      return ofLine(key, card, design)
    case 'limit':
      return ofLimit(key, card, design)
    case 'fact':
      return {
        ...{ title: 'A fact of the catalog', value: '', formula: 'One value that enters the figures of both sides.' },
        ...{ inputs: [], facts: [key.of], remarks: [] },
      }
  }
}

function ofMetric({ side, of }: FigureKey, card: Scorecard, design: Design, catalog: string): Explanation | undefined {
  if (!Object.hasOwn(metrics, of)) return undefined
  const id = of as MetricId
  const metric: Metric = metrics[id]
  const timed = metric.quantity === 'duration'
  return {
    title: metric.label,
    side: sideNames[side],
    value: shownValue(id, card),
    formula: metric.method,
    inputs: [...(id === 'deployables' ? sizes(card, design, catalog) : []), ...inputsOf(id, side, card, design)],
    facts: timed ? latencyFacts(card) : (factsOf[id]?.(card) ?? []),
    remarks: timed ? regimeOf(card) : [],
  }
}

function inputsOf(id: MetricId, side: View, card: Scorecard, design: Design): readonly ExplainedInput[] {
  const other = (...ids: readonly MetricId[]) =>
    ids
      .filter((one) => one !== id)
      .map((one) => ({
        label: metrics[one].label,
        value: shownValue(one, card),
        opens: figureKey({ kind: 'metric', side, of: one }),
      }))
  if (metrics[id].quantity === 'duration') {
    return other('work', 'queueing', 'network', 'serialisation', 'platform', 'mean', 'p50', 'p95', 'p99', 'p999')
  }
  switch (id) {
    case 'hops':
      return other('criticalPath', 'depth', 'serialisations', 'bytes', 'crossZoneShare')
    case 'monthly':
      return largestLines(side, card, design)
    case 'perMillion':
      return other('monthly')
    case 'headroom':
    case 'highestRate':
      return [...other('headroom', 'highestRate'), ...nearestLimits(side, card, design)]
    case 'availability':
      return [{ label: 'down, per month', value: downtime(1 - card.availability) }, ...other('worstBlast')]
    case 'deployables':
      return other('provisionedCores', 'busyCores', 'idleCores')
    default:
      return []
  }
}

function nearestLimits(side: View, { headroom }: Scorecard, design: Design): readonly ExplainedInput[] {
  return headroom.limits.slice(0, 3).map((limit, i) => ({
    label: `${placeName(limit.of, design)}: ${limit.why}`,
    value: multiple(limit.at),
    opens: figureKey({ kind: 'limit', side, of: String(i) }),
  }))
}

const mostLines = 12

function largestLines(side: View, card: Scorecard, design: Design): readonly ExplainedInput[] {
  const lines = card.bill.lines.map((line, index) => ({ line, index })).sort((a, b) => b.line.monthly - a.line.monthly)
  const shown = lines.slice(0, mostLines).map(({ line, index }) => ({
    label: `${line.what}, ${placeName(line.of, design)}`,
    value: money(line.monthly),
    opens: figureKey({ kind: 'bill', side, of: String(index) }),
  }))
  const rest = lines.slice(mostLines)
  const sum = rest.reduce((total, { line }) => total + line.monthly, 0)
  return rest.length === 0 ? shown : [...shown, { label: `${rest.length} smaller lines`, value: money(sum) }]
}

function sizes(card: Scorecard, design: Design, catalog: string): readonly ExplainedInput[] {
  return Object.values(card.sizing)
    .filter((one) => one.cores > 0 && Number.isFinite(one.replicas))
    .slice(0, 20)
    .map((one) => ({
      label: `${placeName(one.id, design)} on ${offerName(catalog, one.runsOn)}`,
      value: `${digits(one.replicas)} ${one.replicas === 1 ? 'replica' : 'replicas'}`,
    }))
}

const factsOf: { readonly [id in MetricId]?: (card: Scorecard) => readonly string[] } = {
  headroom: ({ headroom }) => unique(headroom.limits.slice(0, 3).flatMap((limit) => limit.facts)),
  availability: ({ facts }) => facts.filter(ofAvailability),
}

/** Facts that enter response times: what is left when prices, limits and promises are taken out. */
const latencyFacts = memoByIdentity((card: Scorecard): readonly string[] => {
  const elsewhere = new Set([
    ...card.bill.lines.flatMap((line) => line.facts),
    ...card.headroom.limits.flatMap((limit) => limit.facts),
  ])
  return card.facts.filter((id) => !elsewhere.has(id) && !ofAvailability(id))
})

function ofAvailability(id: string): boolean {
  return /(^|\.)(availability|sla)(\.|$)/.test(id)
}

const regimes = {
  exact: 'Exact: every station is of a kind for which a closed form exists.',
  good: 'Good: inside the range in which the solver was measured against the simulation.',
  approximate: 'Approximate: outside the range in which the solver was measured.',
}

function regimeOf({ latency, lowered }: Scorecard): readonly string[] {
  if (lowered.sources.length === 0) return []
  const { regime, reasons, mean } = latency.overall
  return [regimes[regime], ...reasons, `Mean ${time(mean)} in the busiest hour.`]
}

function ofLine({ side, of }: FigureKey, card: Scorecard, design: Design): Explanation | undefined {
  const line = card.bill.lines[Number(of)]
  if (!line) return undefined
  const rules: Readonly<Record<string, CostRule>> = costRules
  const rule = rules[line.rule]
  return {
    title: line.what,
    side: `${placeName(line.of, design)}, ${sideNames[side]}`,
    value: `${money(line.monthly)} a month`,
    formula: line.formula,
    inputs: [
      { label: 'quantity', value: `${digits(line.quantity, 6)} ${line.unit}` },
      { label: 'unit price', value: `$${digits(line.unitPrice, 6)} per ${line.unit}` },
    ],
    facts: line.facts,
    remarks: rule ? [`${rule.label}: ${costMethods[line.rule as keyof typeof costMethods]}`] : [],
  }
}

const limitKinds = {
  quota: 'What the provider allows.',
  saturation: 'All cores busy, at the most replicas allowed.',
  pool: 'All slots held, at the most replicas allowed.',
}

function ofLimit({ side, of }: FigureKey, card: Scorecard, design: Design): Explanation | undefined {
  const limit = card.headroom.limits[Number(of)]
  if (!limit) return undefined
  return {
    title: placeName(limit.of, design),
    side: sideNames[side],
    value: `${multiple(limit.at)} of today’s load`,
    formula: limit.why,
    inputs: [],
    facts: limit.facts,
    remarks: [limitKinds[limit.kind], `What would move it: ${limit.remedy}`],
  }
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)]
}
