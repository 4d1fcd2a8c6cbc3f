/** Too many: counts beyond a quota that do not depend on the load [K16]. */

import type { Catalog, LimitRole } from '../../catalog/catalog'
import { factValue, findFact } from '../../catalog/lookup'
import type { Call, OperationId } from '../../model/document'
import { environmentsKept } from '../costs/readyEnvironments'
import { type DeployableBox, sizeOf } from '../crossings/crossings'
import { boxesWhere, groupBoxes, limitOf } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { Finding } from '../result/scorecard'
import type { Check } from './check'
import { servicesIn } from './findingText'

export const fixedQuotas: Check = {
  label: 'Too many',
  findings: (context) => [
    ...boxesWhere(context, isCounted).flatMap((box) => ofBox(context, box)),
    ...ofAccount(context),
    ...keptOfAccount(context),
  ],
}

const roles = ['together', 'branches', 'steps', 'history', 'routes', 'consumers', 'polls', 'copies'] as const

/** A count above its quota. */
interface Excess {
  readonly count: number
  readonly max: number
  readonly what: string
  readonly instead: string
}

/** Whether the box can have a finding: only the number of copies depends on its size. */
function isCounted(box: DeployableBox, catalog: Catalog): boolean {
  if (roles.every((role) => box.offer?.limits?.[role] === undefined)) return false
  return box.offer?.limits?.copies !== undefined || excessOf(box, catalog, 1).length > 0
}

function ofBox(context: RuleContext, box: DeployableBox): readonly Finding[] {
  return excessOf(box, context.catalog, sizeOf(context, box).replicas).map(({ count, max, what, instead }) => {
    const text = `${servicesIn(context, box.id)} has ${formulaNumber(count)} ${what}, and ${formulaNumber(max)} are allowed: ${instead}.`
    return { check: 'many', of: box.id, text }
  })
}

function excessOf(box: DeployableBox, catalog: Catalog, replicas: number): readonly Excess[] {
  const { sharing } = box.offer?.limits ?? {}
  const calls = callsOf(box)
  const states = factValue(catalog, 'assumption.orchestrator.events')
  const perTarget = allowed(catalog, box, 'targetsEach')
  const readers = box.outbound.length + (box.offer?.pulled ? factValue(catalog, 'assumption.stream.consumers') : 0)
  const over = (
    role: (typeof roles)[number],
    count: number,
    what: string,
    instead: string,
    times = 1,
  ): readonly Excess[] => {
    const max = allowed(catalog, box, role) * times
    return count > max ? [{ count, max, what, instead }] : []
  }
  return [
    ...over(
      'together',
      atOnce(calls) * (sharing === undefined ? 1 : factValue(catalog, sharing)),
      'connections open at once',
      'fewer calls together, or a service in between',
    ),
    ...over('branches', atOnce(calls), 'branches at once', 'batches of them'),
    ...over('steps', maxSteps(calls), 'steps in one execution', 'executions within executions, or larger steps'),
    ...over(
      'history',
      2 + states * maxSteps(calls),
      'events in the history of one execution',
      'executions within executions, or larger steps',
    ),
    ...over(
      'routes',
      new Set(box.outbound.map(({ to }) => to)).size,
      'ways out',
      'several of them side by side',
      Number.isFinite(perTarget) ? perTarget : 1,
    ),
    ...over('consumers', readers, 'consumers', 'consumers behind one another, or a second stream'),
    ...over(
      'polls',
      readers * factValue(catalog, 'assumption.stream.polls'),
      'requests a second from its consumers for each shard',
      'enhanced fan-out, or consumers that ask less often',
    ),
    ...over('copies', replicas - 1, 'read replicas', 'a larger instance, or several databases'),
  ]
}

const instances = limitOf('instances')

/** Parts whose number an account limits. */
function ofAccount(context: RuleContext): readonly Finding[] {
  return [...groupBoxes(context, instances)].flatMap(([quota, boxes]) => {
    const max = findFact(context.catalog, quota)?.value ?? Infinity
    const [first] = boxes
    if (!first || !(boxes.length > max)) return []
    const label = first.offer?.label ?? ''
    const text = `${formulaNumber(boxes.length)} of ${label} are drawn, and an account has ${formulaNumber(max)}: ask for more, or share some.`
    return [{ check: 'many', of: first.id, text }]
  })
}

const concurrency = limitOf('concurrency')

/** Environments kept ready beyond the executions at once that an account has [C30]. */
function keptOfAccount(context: RuleContext): readonly Finding[] {
  return [...groupBoxes(context, concurrency)].flatMap(([quota, boxes]) => {
    const max = findFact(context.catalog, quota)?.value ?? Infinity
    const kept = boxes.reduce((sum, box) => sum + environmentsKept(box), 0)
    const [first] = boxes.filter((box) => environmentsKept(box) > 0)
    if (!first || !(kept > max)) return []
    const text = `${formulaNumber(kept)} environments are to be kept ready, and an account has ${formulaNumber(max)} at once: ask for more, or keep fewer.`
    return [{ check: 'many', of: first.id, text }]
  })
}

function allowed(catalog: Catalog, { offer }: DeployableBox, role: LimitRole): number {
  const id = offer?.limits?.[role]
  return id === undefined ? Infinity : (findFact(catalog, id)?.value ?? Infinity)
}

/** The calls that leave the box, by the operation that makes them. */
function callsOf({ outbound }: DeployableBox): readonly (readonly Call[])[] {
  const byCaller = new Map<OperationId, Call[]>()
  for (const { call } of outbound) {
    const list = byCaller.get(call.from)
    if (list) list.push(call)
    else byCaller.set(call.from, [call])
  }
  return [...byCaller.values()]
}

/** The maximum of parallel calls over all stages of all operations. */
function atOnce(operations: readonly (readonly Call[])[]): number {
  const stages = new Map<string, number>()
  for (const calls of operations) {
    for (const { from, stage, fanOut, count } of calls) {
      const key = `${from} ${stage}`
      stages.set(key, (stages.get(key) ?? 0) + (fanOut === 'parallel' ? count : Math.min(1, count)))
    }
  }
  return Math.max(0, ...stages.values())
}

function maxSteps(operations: readonly (readonly Call[])[]): number {
  return Math.max(0, ...operations.map((calls) => calls.reduce((sum, { count }) => sum + count, 0)))
}
