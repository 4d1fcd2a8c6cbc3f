/**
 * A comparison as `score --json` prints it: a contract with programs. Keys carry their units; numbers are plain,
 * and null where a figure does not apply or has no end. The caller names the source of a price, since
 * formats know no catalog.
 */

import { rows, type Table } from '../base/table'
import { mebibyte, millisecond, type Seconds } from '../base/units'
import { idInFile } from '../model/constructors'
import type { CallId, DeployableId, Design, ServiceId } from '../model/document'
import type { BillLine, Comparison, DeployableSizing, Limit, Scorecard } from '../scorer/result/scorecard'
import { busyCores, provisionedCores } from '../scorer/sizing/poolingGain'
import { bridgeJson } from './bridgeJson'

export interface ScorecardContext {
  readonly design: Design
  /** `same`, `cheapest` or an offer, as the assumptions have it. */
  readonly mergedRunsOn: string
  /** What was repaired on the way in. */
  readonly warnings: readonly string[]
  /** Where a catalog fact comes from. */
  readonly source: (fact: string) => string
}

/** The text of `score --json`. */
export function scorecardJson(comparison: Comparison, context: ScorecardContext): string {
  return JSON.stringify(
    scorecardObject(comparison, context),
    (_, value) => (typeof value === 'number' ? plain(value) : value),
    2,
  )
}

function scorecardObject(comparison: Comparison, context: ScorecardContext): object {
  const { catalog, drawn, merged } = comparison
  return {
    hoptax: 1,
    catalog: { id: catalog.id, asOf: catalog.asOf },
    drawn: sideObject(drawn, context),
    merged: sideObject(merged, context),
    difference: differenceJson(comparison),
    ...(comparison.bridge && { bridge: bridgeJson(comparison.bridge) }),
    mergedRunsOn: context.mergedRunsOn,
    findings: comparisonFindings(comparison).map(({ check, of, text }) => ({
      check,
      of: nameInFile(of, context.design),
      text,
    })),
    warnings: [...context.warnings, ...approximationWarnings(comparison)],
  }
}

/** Merged less drawn: what is saved is negative. */
export function differenceJson({ drawn, merged }: Comparison): Readonly<Record<string, number | null>> {
  const [before, after] = [drawn.bill.monthly, merged.bill.monthly]
  const timed = drawn.lowered.sources.length > 0
  const slower = (of: 'p50' | 'p99') =>
    timed ? (merged.latency.overall[of] - drawn.latency.overall[of]) / millisecond : null
  return {
    hops: merged.structure.hops - drawn.structure.hops,
    p50Ms: slower('p50'),
    p99Ms: slower('p99'),
    monthlyUsd: after - before,
    monthlyShare: before > 0 ? (after - before) / before : null,
  }
}

/** Findings of the drawn side, then those of the merged side alone, marked as such. */
export function comparisonFindings({ drawn, merged }: Comparison): Scorecard['findings'] {
  const drawnKeys = new Set(drawn.findings.map(({ check, of }) => `${check} ${of}`))
  const mergedOnly = merged.findings.filter(({ check, of }) => !drawnKeys.has(`${check} ${of}`))
  return [...drawn.findings, ...mergedOnly.map((finding) => ({ ...finding, text: `Merged: ${finding.text}` }))]
}

/** Why figures are outside the regime in which the solver was measured to be accurate. */
export function approximationWarnings({ drawn, merged }: Comparison): readonly string[] {
  return Object.entries({ Drawn: drawn, Merged: merged }).flatMap(([side, { latency }]) =>
    latency.overall.regime === 'approximate'
      ? [`${side}: response times are approximate. ${latency.overall.reasons.join(' ')}`.trim()]
      : [],
  )
}

function sideObject(card: Scorecard, context: ScorecardContext): object {
  const { structure, latency, bill, headroom, availability, blastRadius } = card
  const { overall } = latency
  const timed = card.lowered.sources.length > 0
  return {
    deployables: structure.deployables,
    hops: {
      perRequest: structure.hops,
      criticalPath: structure.criticalPath,
      depth: structure.depth,
      serialisations: structure.serialisations,
      bytesPerRequest: structure.bytes,
      crossZoneShare: structure.crossZoneShare,
    },
    latency: {
      ...times(timed ? overall : undefined),
      method: 'analytic',
      approximate: overall.regime === 'approximate',
      parts: parts(timed ? overall : undefined),
      workloads: tableOf(latency.workloads, (response) => ({ ...times(response), parts: parts(response) })),
    },
    compute: compute(card),
    cost: {
      monthlyUsd: bill.monthly,
      perMillionUsd: bill.perMillion,
      lines: bill.lines.map((line) => lineObject(line, context)),
    },
    capacity: {
      multiplier: headroom.multiplier,
      ratePerSecond: headroom.rate,
      limits: headroom.limits.map((limit) => limitObject(limit, context)),
    },
    availability,
    blastRadius: tableOf(blastRadius, (share) => share),
  }
}

type Response = Scorecard['latency']['overall']

function times(response: Response | undefined): object {
  const { mean, p50, p95, p99 } = response ?? {}
  return { meanMs: inMs(mean), p50Ms: inMs(p50), p95Ms: inMs(p95), p99Ms: inMs(p99) }
}

function parts(response: Response | undefined): object {
  const { work, queueing, network, serialisation, platform } = response?.parts ?? {}
  return {
    workMs: inMs(work),
    queueingMs: inMs(queueing),
    networkMs: inMs(network),
    serialisationMs: inMs(serialisation),
    platformMs: inMs(platform),
  }
}

function compute(card: Scorecard): object {
  const sizing = rows<DeployableSizing>(card.sizing).filter(({ sizedBy: by }) => by !== 'platform')
  return {
    busyCores: busyCores(card),
    provisionedCores: provisionedCores(card),
    memoryMiB: sizing.reduce((sum, { memory, replicas }) => sum + memory * replicas, 0) / mebibyte,
    replicas: sizing.reduce((sum, { replicas }) => sum + replicas, 0),
    deployables: tableOf(card.sizing, ({ replicas, utilization, runsOn }) => ({ replicas, utilization, runsOn })),
  }
}

function lineObject(
  { rule, of, quantity, unit, unitPrice, monthly, facts }: BillLine,
  context: ScorecardContext,
): object {
  const [price] = facts
  return {
    rule,
    of: nameInFile(of, context.design),
    quantity,
    unit,
    unitPriceUsd: unitPrice,
    monthlyUsd: monthly,
    source: price === undefined ? '' : context.source(price),
  }
}

function limitObject({ load: at, kind, of, why }: Limit, context: ScorecardContext): object {
  return { at, kind, of: nameInFile(of, context.design), why }
}

/** As the design file has it; a call by its two ends. */
export function nameInFile(id: string, { calls }: Design): string {
  const call = calls[id as CallId]
  return call ? `${idInFile(call.from)} -> ${idInFile(call.to)}` : idInFile(id as ServiceId | DeployableId)
}

function tableOf<Row>(table: Table<string, Row>, value: (row: Row) => unknown): object {
  return Object.fromEntries(Object.entries<Row>(table).map(([id, row]) => [idInFile(id), value(row)]))
}

function inMs(seconds: Seconds | undefined): number | null {
  return seconds === undefined ? null : seconds / millisecond
}

/** Twelve digits: all that a figure has, without rounding errors of doubles. Null for infinity and NaN. */
function plain(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) + 0 : null
}
