/** Which step of the bridge a bill line belongs to [B2]. Compute lines are divided further (`coreCosts.ts`). */

import type { BridgeLine } from '../result/bridgeStep'
import type { BillLine, Scorecard } from '../result/scorecard'
import type { BridgedSide } from './bridgeSides'

/** What a bill line pays for. */
export type LineClass =
  | 'transitions'
  | 'requests'
  | 'balancers'
  | 'transfer'
  | 'handOffs'
  | 'telemetry'
  | 'compute'
  | 'clusters'
  | 'monitoring'
  | 'databases'
  | 'others'

/** By cost rule; a rule that is not listed counts as `others`, under that name. */
export const classOfRule: Readonly<Record<string, LineClass>> = {
  machines: 'compute',
  containers: 'compute',
  functions: 'compute',
  ready: 'compute',
  workflows: 'transitions',
  requests: 'requests',
  objects: 'handOffs',
  tables: 'handOffs',
  provisionedTables: 'handOffs',
  queues: 'handOffs',
  throughput: 'handOffs',
  topics: 'handOffs',
  streams: 'handOffs',
  databases: 'databases',
  serverlessDatabases: 'databases',
  balancers: 'balancers',
  crossZone: 'transfer',
  crossRegion: 'transfer',
  egress: 'transfer',
  nat: 'transfer',
  endpoints: 'transfer',
  logs: 'telemetry',
  keptLogs: 'telemetry',
  traces: 'telemetry',
  monitoring: 'monitoring',
}

/** The class of a line: of its rule, but that platforms which bill time bill requests and control planes too. */
export function classOfLine({ rule, what }: Pick<BillLine, 'rule' | 'what'>): LineClass {
  const of = Object.hasOwn(classOfRule, rule) ? (classOfRule[rule] as LineClass) : 'others'
  if (of !== 'compute') return of
  return what === 'Requests' ? 'requests' : what === 'Cluster' ? 'clusters' : 'compute'
}

/** Dollars a month of all lines of these classes. */
export function dollarsOf({ bill }: Pick<Scorecard, 'bill'>, ...classes: readonly LineClass[]): number {
  return bill.lines.reduce((sum, line) => (classes.includes(classOfLine(line)) ? sum + line.monthly : sum), 0)
}

/** The lines of these classes on both sides. */
export function linesOf(
  cards: Readonly<Record<BridgedSide, Pick<Scorecard, 'bill'>>>,
  ...classes: readonly LineClass[]
): readonly BridgeLine[] {
  return (['drawn', 'merged'] as const).flatMap((side) =>
    cards[side].bill.lines.flatMap((row, line) => (classes.includes(classOfLine(row)) ? [{ side, line }] : [])),
  )
}
