/** A decision for programs. Keys carry their units, as in `score --json`; null where a figure has no end or no value. */

import type { Decision } from '../../analysis/decision/decide'
import type { LoadPoint } from '../../analysis/load/loadCurve'
import { type MetricValues, metricValueIds } from '../../analysis/subject/metricValues'
import type { PartitionFigures } from '../../analysis/subject/rating'
import type { SampledFigure } from '../../analysis/uncertainty/comparisonSample'
import type { Band } from '../../analysis/uncertainty/statistics'
import type { UncertainInput } from '../../analysis/uncertainty/uncertainInput'
import { millisecond } from '../../base/units'
import { nameInFile } from '../../formats/scorecardJson'
import { idInFile } from '../../model/constructors'
import type { DeployableId, Design, Partition, ServiceId } from '../../model/document'
import { blocks } from '../../model/partition'
import { type Metric, metrics } from '../../scorer/metrics'
import type { Limit } from '../../scorer/result/scorecard'

/** The text of `decide --json`. */
export function decisionJson(decision: Decision, warnings: readonly string[]): string {
  const { document: of, comparison, verdict, sweep, boundaries, fixes, advice, plan } = decision
  const { design } = of
  const json = {
    hoptax: 1,
    catalog: { id: comparison.catalog.id, asOf: comparison.catalog.asOf },
    verdict: verdictObject(verdict),
    load: {
      ratePerSecond: sweep.rate,
      curves: Object.fromEntries(sweep.curves.map(({ side, points }) => [side, points.map(pointObject)])),
      walls: sweep.walls.map(({ side, rate, ...limit }) => ({
        side,
        ratePerSecond: rate,
        ...limitObject(limit, design),
      })),
      crossings: sweep.crossovers.map(({ figure, load: at, rate, below, sides, values, step, sentence }) => ({
        figure: keyOf(figure),
        sides,
        at,
        ratePerSecond: rate,
        betterBelow: below,
        values: values.map((value) => inUnit(figure, value)),
        step,
        sentence,
      })),
    },
    boundaries: boundaries.list.map((boundary) => ({
      label: boundary.label,
      between: boundary.between.map(idInFile),
      through: boundary.through.map(idInFile),
      calls: boundary.calls.map((call) => nameInFile(call, design)),
      callsSavedPerSecond: boundary.callsSaved,
      bytesSavedPerSecond: boundary.bytesSaved,
      difference: readingObject(boundary.difference),
      say: boundary.judgement.recommendation,
      sentence: boundary.judgement.sentence,
      gains: boundary.judgement.gains,
      keep: boundary.judgement.keepReasons,
      limit: boundary.limit && limitObject(boundary.limit, design),
    })),
    fixes: fixes.map(({ remedy, title, reason, assumes, gain }) => ({
      remedy,
      title,
      reason,
      assumes,
      gain: figuresObject(gain),
    })),
    advice: {
      asDrawn: advice.asDrawn,
      exact: advice.exact,
      partitions: advice.partitions,
      scored: advice.scored,
      summed: advice.estimated,
      certain: advice.certain,
      said: advice.sentences,
      advised: { deployables: deployables(advice.advised.partition, design), ...figuresObject(advice.advised) },
      front: advice.front.map((one) => ({ deployables: deployables(one.partition, design), ...figuresObject(one) })),
    },
    plan: plan && {
      steps: plan.steps.map(({ kind, title, gain, total }) => ({
        kind,
        title,
        gain: figuresObject(gain),
        total: figuresObject(total),
      })),
      worthwhile: plan.worthwhile,
      said: plan.sentences,
    },
    warnings,
  }
  return JSON.stringify(json, (_, value) => (typeof value === 'number' ? plain(value) : value), 2)
}

function verdictObject({
  sentence,
  support,
  seed,
  draws,
  figures,
  inputs,
  tornado,
  switchingValues: flips,
}: Decision['verdict']): object {
  const bandOf = (figure: SampledFigure, { value, low, high }: Band) => ({
    value: inUnit(figure, value),
    low: inUnit(figure, low),
    high: inUnit(figure, high),
  })
  const bands = figures.map(({ figure, drawn, merged, difference, lower, same, higher, holds }) => {
    const sides = { drawn: bandOf(figure, drawn), merged: bandOf(figure, merged) }
    return [keyOf(figure), { ...sides, difference: bandOf(figure, difference), lower, same, higher, holds }] as const
  })
  return {
    sentence,
    support,
    seed,
    draws,
    figures: Object.fromEntries(bands),
    tornado: Object.fromEntries(
      tornado.map(({ figure, bars }) => [
        keyOf(figure),
        bars.map(({ input, atLow, atHigh, correlation }) => ({
          input: inputObject(input),
          atLow: inUnit(figure, atLow),
          atHigh: inUnit(figure, atHigh),
          correlation,
        })),
      ]),
    ),
    flips: flips.list.map(({ figure, input, value: at, withinRange: likely, sentence: said }) => ({
      figure: keyOf(figure),
      input: inputObject(input),
      at,
      withinRange: likely,
      sentence: said,
    })),
    asked: Object.fromEntries(
      Object.entries(flips.testedInputs).map(([figure, n]) => [keyOf(figure as SampledFigure), n]),
    ),
    inputs: inputs.map(inputObject),
  }
}

function inputObject({ id, label, unit, value, low, high, range }: UncertainInput): object {
  return { id, label, unit, value, low, high, range }
}

function pointObject({
  load: at,
  rate,
  monthly,
  perMillion,
  mean,
  p50,
  p99,
  replicas,
  headroom,
  holds,
}: LoadPoint): object {
  return {
    at,
    ratePerSecond: rate,
    monthlyUsd: monthly,
    perMillionUsd: perMillion,
    meanMs: mean / millisecond,
    p50Ms: p50 / millisecond,
    p99Ms: p99 / millisecond,
    replicas,
    headroom,
    holds,
  }
}

function readingObject(reading: MetricValues): object {
  return Object.fromEntries(metricValueIds.map((id) => [keyOf(id), inUnit(id, reading[id])]))
}

function figuresObject({ monthly, p50, p99, hops, headroom, independence }: PartitionFigures): object {
  return {
    monthlyUsd: monthly,
    p50Ms: p50 / millisecond,
    p99Ms: p99 / millisecond,
    hops,
    headroom,
    independence,
  }
}

function limitObject({ load: at, kind, of, why }: Limit, design: Design): object {
  return { at, kind, of: nameInFile(of, design), why }
}

function deployables(partition: Partition, { services }: Design): object {
  const all = [...blocks(partition, services)] as readonly (readonly [DeployableId, readonly ServiceId[]])[]
  return Object.fromEntries(all.map(([id, members]) => [idInFile(id), members.map(idInFile)]))
}

/** "monthlyUsd", "p99Ms", "hops". */
function keyOf(figure: keyof typeof metrics): string {
  const { quantity }: Metric = metrics[figure]
  return `${figure}${quantity === 'money' ? 'Usd' : quantity === 'duration' ? 'Ms' : ''}`
}

function inUnit(figure: keyof typeof metrics, value: number | null): number | null {
  const { quantity }: Metric = metrics[figure]
  return value === null || quantity !== 'duration' ? value : value / millisecond
}

function plain(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) + 0 : null
}
