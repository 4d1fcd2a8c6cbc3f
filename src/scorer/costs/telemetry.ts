/** What it costs to watch: logs by the GB, traces by the trace, monitoring by the deployable or by the host. */

import { gibibyte } from '../../base/units'
import { findFact, value } from '../../catalog/lookup'
import { arrivals, type Box, monthSeconds, sizeOf, workloadRate } from '../crossings/crossings'
import { boxesThat, isOwn } from '../crossings/filters'
import { perMonth, plain } from '../crossings/formulaText'
import type { Context } from '../result/ruleContext'
import type { BillLine } from '../result/scorecard'
import { type CostRule, flows } from './costRule'
import { allowance, lines, type Portion } from './tieredPricing'

const logBytes = 'assumption.logs.bytes'
const logEvents = 'assumption.logs.events'
const sampled = 'assumption.traces.sampled'
const metrics = 'assumption.metrics.per-deployable'

export const logs: CostRule = {
  label: 'Logs',
  readings: flows,
  lines: (context) => {
    const { catalog, assumptions } = context
    if (assumptions.observability === 'none') return []
    const perExecution = value(catalog, logBytes)
    const bytes = executed(context, perExecution / gibibyte, `× ${plain(perExecution)} bytes`)
    if (assumptions.observability === 'cloudwatch') {
      const { logs: price, freeLogs } = catalog.prices ?? {}
      if (price === undefined) return []
      const free = assumptions.freeTier ? allowance(catalog, price, freeLogs) : 0
      return lines(catalog, { rule: 'logs', what: 'Logs taken in', price, portions: bytes, free, facts: [logBytes] })
    }
    if (!findFact(catalog, 'datadog.logs.ingest')) return []
    const events = executed(context, value(catalog, logEvents), `× ${plain(value(catalog, logEvents))} events`)
    return [
      ...lines(catalog, {
        rule: 'logs',
        what: 'Logs taken in',
        price: 'datadog.logs.ingest',
        portions: bytes,
        facts: [logBytes],
      }),
      ...lines(catalog, {
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
  readings: flows,
  lines: (context) => {
    const { catalog, assumptions, mean } = context
    const { trace: price, freeTraces, span, freeSpans } = catalog.prices ?? {}
    if (assumptions.observability !== 'cloudwatch') return []
    const share = value(catalog, sampled)
    if (span !== undefined) {
      const portions = executed(context, share, `× ${plain(share * 100)} % recorded`)
      const free = assumptions.freeTier ? allowance(catalog, span, freeSpans) : 0
      return lines(catalog, { rule: 'traces', what: 'Spans recorded', price: span, portions, free, facts: [sampled] })
    }
    if (price === undefined) return []
    const portions = boxesThat(context, isEntered).map((box) => {
      const rate = box.entries.reduce((sum, { workload }) => sum + workloadRate(mean, workload), 0)
      const formula = `${perMonth(rate, 'requests', context)} × ${plain(share * 100)} % recorded`
      return { of: box.id, quantity: rate * share * monthSeconds(context), formula }
    })
    const free = assumptions.freeTier ? allowance(catalog, price, freeTraces) : 0
    return lines(catalog, { rule: 'traces', what: 'Traces recorded', price, portions, free, facts: [sampled] })
  },
}

export const monitoring: CostRule = {
  label: 'Monitoring',
  readings: (context) =>
    context.assumptions.observability === 'datadog'
      ? boxesThat(context, isWatched).map((box) => sizeOf(context, box).replicas)
      : [],
  lines: (context) => {
    const { catalog, assumptions } = context
    const watched = boxesThat(context, isWatched)
    if (assumptions.observability === 'cloudwatch' && catalog.prices?.metric !== undefined) {
      const { metric: price, freeMetrics } = catalog.prices
      const each = value(catalog, metrics)
      const free = assumptions.freeTier ? allowance(catalog, price, freeMetrics) : 0
      const portions = watched.map(({ id }) => ({
        of: id,
        quantity: each,
        formula: `${plain(each)} metrics per deployable`,
      }))
      return lines(catalog, { rule: 'monitoring', what: 'Metrics', price, portions, free, facts: [metrics] })
    }
    return assumptions.observability === 'datadog' && findFact(catalog, 'datadog.apm.annual')
      ? datadog(context, watched)
      : []
  },
}

function datadog(context: Context, watched: readonly Box[]): readonly BillLine[] {
  const { catalog } = context
  const counted = (platform: string): readonly Portion[] =>
    watched
      .filter(({ offer }) => offer?.platform === platform)
      .map((box) => {
        const { replicas } = sizeOf(context, box)
        return { of: box.id, quantity: replicas, formula: `${plain(replicas)} replicas in the busiest hour` }
      })
  const rule = 'monitoring'
  return [
    ...lines(catalog, { rule, what: 'Hosts', price: 'datadog.infra.pro.annual', portions: counted('machine') }),
    ...lines(catalog, { rule, what: 'APM hosts', price: 'datadog.apm.annual', portions: counted('machine') }),
    ...lines(catalog, { rule, what: 'APM tasks', price: 'datadog.fargate.apm', portions: counted('container') }),
  ]
}

function isWatched(box: Box): boolean {
  return box.offer !== undefined && isOwn(box)
}

function isEntered({ entries }: Box): boolean {
  return entries.length > 0
}

function executed(context: Context, each: number, how: string): readonly Portion[] {
  return boxesThat(context, isWatched).map((box) => {
    const rate = arrivals(box, context.mean)
    const formula = `${perMonth(rate, 'executions', context)} ${how}`
    return { of: box.id, quantity: rate * each * monthSeconds(context), formula }
  })
}
