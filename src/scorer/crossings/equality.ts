/**
 * Whether two scores have the same boxes and crossings, so that those of the one serve the other: asked before each
 * score, and so by comparing what is there, without making anything. Values typed, rates and most sizes leave them.
 */

import { rows } from '../../base/table'
import type { Operation, Workload } from '../../model/document'
import type { RuleContext } from '../result/ruleContext'
import type { DeployableSizing } from '../result/scorecard'

/** What the crossings of a side are made of. Checks see more than the bill does, of the same rows. */
export type Crossed = Pick<RuleContext, 'design' | 'placement' | 'sizing' | 'catalog' | 'lowered'>

export function isAlike(one: Crossed, other: Crossed): boolean {
  const { services, calls, operations, workloads } = one.design
  return (
    one.placement === other.placement &&
    one.catalog === other.catalog &&
    services === other.design.services &&
    calls === other.design.calls &&
    one.lowered.calls === other.lowered.calls &&
    isListAlike(rows<Operation>(operations), rows<Operation>(other.design.operations), isSameOperation) &&
    isListAlike(rows<Workload>(workloads), rows<Workload>(other.design.workloads), isSameWorkload) &&
    isListAlike(rows<DeployableSizing>(one.sizing), rows<DeployableSizing>(other.sizing), isSameBox)
  )
}

function isListAlike<Row>(some: readonly Row[], others: readonly Row[], isLike: (a: Row, b: Row) => boolean): boolean {
  if (some === others) return true
  return some.length === others.length && some.every((one, i) => one === others[i] || isLike(one, others[i] as Row))
}

function isSameOperation(one: Operation, other: Operation): boolean {
  return one.id === other.id && one.service === other.service
}

function isSameWorkload(one: Workload, other: Workload): boolean {
  return one.id === other.id && one.to === other.to
}

/** The services of a box follow from the placement. */
function isSameBox(one: DeployableSizing, other: DeployableSizing): boolean {
  return one.id === other.id && one.runsOn === other.runsOn
}
