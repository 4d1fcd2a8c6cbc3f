/**
 * A partition shown beside the drawing: the advised one, or another that a person picked. It is not part of the
 * document; its figures are those of the design on screen in that partition, whatever was edited since.
 */

import { size } from '../../base/table'
import type { Document, Partition } from '../../model/document'
import { isSamePartition } from '../../model/partition'
import type { Scorecard } from '../../scorer/result/scorecard'
import { sameScore } from '../derived/sameScore'
import { isScorePending, type ScoredState } from '../scoring/scoringState'
import type { Proposal, State } from '../state'

type ProposalState = Pick<State, 'document' | 'proposal'>

/** Undefined: nothing is proposed, or for other services than these. */
export function proposal({ document, proposal: current }: ProposalState): Proposal | undefined {
  if (!current || current.document.partition !== document.partition) return undefined
  const [before, now] = [current.document.design.services, document.design.services]
  const hasSameServices = before === now || (size(before) === size(now) && Object.keys(now).every((id) => id in before))
  return hasSameServices ? current : undefined
}

/** Whether nothing was edited since it was computed. */
export function isProposalCurrent(proposal: Proposal, document: Document): boolean {
  return sameScore(proposal.document, document)
}

/** Its figures in the design on screen; the previous ones while those of that design are pending. */
export function proposedScorecard(state: ProposalState & ScoredState): Scorecard | undefined {
  const current = proposal(state)
  if (!current) return undefined
  const { cache } = state.scoring
  const previous = isScorePending(state) ? cache.previousScorecard(current.partition) : undefined
  return previous ? previous.card : cache.scorecard(state.document, current.partition)
}

/** Whether the proposal on screen is this partition. */
export function isProposed(state: ProposalState, partition: Partition): boolean {
  const current = proposal(state)
  return current !== undefined && isSamePartition(current.partition, partition, state.document.design.services)
}
