/** Looks up how a figure is made, given its key. */

import { scaleLoad } from '../../analysis/load/breakEven'
import { memoWeak } from '../../base/memo'
import type { Design, Document } from '../../model/document'
import { compare } from '../../scorer/comparison'
import type { CostRule } from '../../scorer/costs/costRule'
import { costRules } from '../../scorer/costs/index'
import { costMethods } from '../../scorer/costs/methodTexts'
import { type Metric, type MetricId, metrics } from '../../scorer/metrics'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { digits, money, multiple, time } from '../figures/figureFormat'
import { type FigureKey, sideNames } from '../figures/figureKey'
import { metricText } from '../figures/metricText'
import { subjectName } from '../figures/subjectName'
import { explainBillLines, explainCallFigure, explainServiceFigure } from './elementFigures'
import type { Explanation } from './explanation'
import { figureInputs, sizingInputs } from './figureInputs'

/** The scorecards of both sides, and of the proposed partition if there is one. */
export type SideScorecards = Comparison & { readonly advised?: Scorecard | undefined }

/** The design on screen; the floor of the bill needs the whole document. */
export type ExplainedDocument = Pick<Document, 'design'> & Partial<Document>

/** Undefined if the figure does not exist in this design. */
export function explainFigure(
  key: FigureKey,
  cards: SideScorecards,
  { design, ...rest }: ExplainedDocument,
): Explanation | undefined {
  const card = cards[key.side]
  if (!card) return undefined
  switch (key.kind) {
    case 'metric':
      return ofMetric(key, card, design, cards.catalog.id)
    case 'bill':
      return ofLine(key, card, design)
    case 'rule':
      return ofRule(key, card, design)
    case 'floor':
      return ofFloor(key, { design, ...rest })
    case 'limit':
      return ofLimit(key, card, design)
    case 'call':
      return explainCallFigure(key, card, design)
    case 'service':
      return explainServiceFigure(key, card, design, cards.catalog.id)
    case 'fact':
      return {
        title: 'A fact of the catalog',
        value: '',
        formula: 'One value that enters the figures of both sides.',
        inputs: [],
        facts: [key.of],
        remarks: [],
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
    value: metricText(id, card),
    formula: metric.method,
    inputs: [
      ...(id === 'deployables' ? sizingInputs(card, design, catalog) : []),
      ...figureInputs(id, side, card, design),
    ],
    facts: timed ? latencyFacts(card) : (factsOf[id]?.(card) ?? []),
    remarks: timed ? regimeOf(card) : [],
  }
}

const factsOf: { readonly [id in MetricId]?: (card: Scorecard) => readonly string[] } = {
  headroom: ({ headroom }) => unique(headroom.limits.slice(0, 3).flatMap((limit) => limit.facts)),
  availability: ({ facts }) => facts.filter(ofAvailability),
}

/** Facts that enter response times: all but those of prices, limits and availability. */
const latencyFacts = memoWeak((card: Scorecard): readonly string[] => {
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
    side: `${subjectName(line.of, design)}, ${sideNames[side]}`,
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

/** The sum of all lines of one cost rule. */
function ofRule({ side, of }: FigureKey, card: Scorecard, design: Design): Explanation | undefined {
  if (!Object.hasOwn(costRules, of)) return undefined
  const id = of as keyof typeof costRules
  const lines = explainBillLines(side, card, design, ({ rule }) => rule === id)
  return { title: costRules[id].label, side: sideNames[side], ...lines, remarks: [costMethods[id]] }
}

/** The bill of the same design at no load. */
function ofFloor({ side }: FigureKey, document: ExplainedDocument): Explanation | undefined {
  const idle = document.partition && compare(scaleLoad(document as Document, 0))
  if (!idle?.ok || side === 'advised') return undefined
  const { inputs, ...sum } = explainBillLines(side, idle.value[side], document.design, ({ monthly }) => monthly > 0)
  return {
    title: 'The floor, paid at no load',
    side: sideNames[side],
    ...sum,
    formula: 'The bill of the same design with no request at all: least replicas, balancers, clusters, NAT, shards.',
    inputs: inputs.map(({ label, value }) => ({ label, value })),
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
    title: subjectName(limit.of, design),
    side: sideNames[side],
    value: `${multiple(limit.load)} of today’s load`,
    formula: limit.why,
    inputs: [],
    facts: limit.facts,
    remarks: [limitKinds[limit.kind], `What would move it: ${limit.remedy}`],
  }
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)]
}
