/** What it costs to watch: logs by the GB, traces by the trace, monitoring by the deployable or by the host. */

import { gibibyte } from '../../base/units'
import { factValue, findFact } from '../../catalog/lookup'
import { arrivals, type DeployableBox, monthSeconds, sizeOf, workloadRate } from '../crossings/crossings'
import { boxesWhere, isOwn } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { allowance, billLines, type Portion } from './tieredPricing'

const logBytes = 'assumption.logs.bytes'
const logEvents = 'assumption.logs.events'
const sampled = 'assumption.traces.sampled'
const metrics = 'assumption.metrics.per-deployable'

export const logs: CostRule = {
  label: 'Logs',
  paysFor: 'telemetry',
  lines: (context) => {
    const { catalog, assumptions } = context
    if (assumptions.observability === 'none') return []
    const perExecution = factValue(catalog, logBytes)
    const bytes = executed(context, perExecution / gibibyte, `× ${formulaNumber(perExecution)} bytes`)
    if (assumptions.observability === 'cloudwatch') {
      const { logs: price, freeLogs } = catalog.prices ?? {}
      if (price === undefined) return []
      const free = assumptions.freeTier ? allowance(catalog, price, freeLogs) : 0
      return billLines(catalog, {
        rule: 'logs',
        what: 'Logs taken in',
        price,
        portions: bytes,
        free,
        facts: [logBytes],
      })
    }
    if (!findFact(catalog, 'datadog.logs.ingest')) return []
    const events = executed(
      context,
      factValue(catalog, logEvents),
      `× ${formulaNumber(factValue(catalog, logEvents))} events`,
    )
    return [
      ...billLines(catalog, {
        rule: 'logs',
        what: 'Logs taken in',
        price: 'datadog.logs.ingest',
        portions: bytes,
        facts: [logBytes],
      }),
      ...billLines(catalog, {
        rule: 'logs',
        what: 'Log events indexed',
        price: 'datadog.logs.index15d',
        portions: events,
        facts: [logEvents],
      }),
    ]
  },
}

export const traces: CostRule = {
  label: 'Traces',
  paysFor: 'telemetry',
  lines: (context) => {
    const { catalog, assumptions, mean } = context
    const { trace: price, freeTraces, span, freeSpans } = catalog.prices ?? {}
    if (assumptions.observability !== 'cloudwatch') return []
    const share = factValue(catalog, sampled)
    if (span !== undefined) {
      const portions = executed(context, share, `× ${formulaNumber(share * 100)} % recorded`)
      const free = assumptions.freeTier ? allowance(catalog, span, freeSpans) : 0
      return billLines(catalog, {
        rule: 'traces',
        what: 'Spans recorded',
        price: span,
        portions,
        free,
        facts: [sampled],
      })
    }
    if (price === undefined) return []
    const portions = boxesWhere(context, isEntered).map((box) => {
      const rate = box.entries.reduce((sum, { workload }) => sum + workloadRate(mean, workload), 0)
      const formula = `${perMonthText(rate, 'requests', context)} × ${formulaNumber(share * 100)} % recorded`
      return { of: box.id, quantity: rate * share * monthSeconds(context), formula }
    })
    const free = assumptions.freeTier ? allowance(catalog, price, freeTraces) : 0
    return billLines(catalog, { rule: 'traces', what: 'Traces recorded', price, portions, free, facts: [sampled] })
  },
}

export const monitoring: CostRule = {
  label: 'Monitoring',
  paysFor: 'monitoring',
  lines: (context) => {
    const { catalog, assumptions } = context
    const watched = boxesWhere(context, isWatched)
    if (assumptions.observability === 'cloudwatch' && catalog.prices?.metric !== undefined) {
      const { metric: price, freeMetrics } = catalog.prices
      const each = factValue(catalog, metrics)
      const free = assumptions.freeTier ? allowance(catalog, price, freeMetrics) : 0
      const portions = watched.map(({ id }) => ({
        of: id,
        quantity: each,
        formula: `${formulaNumber(each)} metrics per deployable`,
      }))
      return billLines(catalog, { rule: 'monitoring', what: 'Metrics', price, portions, free, facts: [metrics] })
    }
    return assumptions.observability === 'datadog' && findFact(catalog, 'datadog.apm.annual')
      ? datadog(context, watched)
      : []
  },
}

function datadog(context: RuleContext, watched: readonly DeployableBox[]): readonly BillLine[] {
  const { catalog } = context
  const counted = (platform: string): readonly Portion[] =>
    watched
      .filter(({ offer }) => offer?.platform === platform)
      .map((box) => {
        const { replicas } = sizeOf(context, box)
        return { of: box.id, quantity: replicas, formula: `${formulaNumber(replicas)} replicas in the busiest hour` }
      })
  const rule = 'monitoring'
  return [
    ...billLines(catalog, { rule, what: 'Hosts', price: 'datadog.infra.pro.annual', portions: counted('machine') }),
    ...billLines(catalog, { rule, what: 'APM hosts', price: 'datadog.apm.annual', portions: counted('machine') }),
    ...billLines(catalog, { rule, what: 'APM tasks', price: 'datadog.fargate.apm', portions: counted('container') }),
  ]
}

function isWatched(box: DeployableBox): boolean {
  return box.offer !== undefined && isOwn(box)
}

function isEntered({ entries }: DeployableBox): boolean {
  return entries.length > 0
}

/** One portion per deployable of own code: executions started across its boundary, each with so much of something. */
export function executed(context: RuleContext, each: number, how: string): readonly Portion[] {
  return boxesWhere(context, isWatched).map((box) => {
    const rate = arrivals(box, context.mean)
    const formula = `${perMonthText(rate, 'executions', context)} ${how}`
    return { of: box.id, quantity: rate * each * monthSeconds(context), formula }
  })
}
