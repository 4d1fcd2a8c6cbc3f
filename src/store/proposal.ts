/**
 * A partition that is shown beside the drawing: the advised one, or another that somebody chose. It is a proposal, no
 * part of the document; its figures are those of the design on screen in that partition, whatever was edited since.
 */

import { memo } from '../base/memo'
import { size } from '../base/table'
import { catalogs } from '../catalog/index'
import type { Assumptions, Design, Document, Partition } from '../model/document'
import { isSamePartition } from '../model/partition'
import { assumedCatalog, catalogFor } from '../scorer/comparison'
import type { Scorecard } from '../scorer/result/scorecard'
import { score } from '../scorer/score'
import { sameScore } from './sameScore'
import { isScorePending } from './scoreCache'
import type { State } from './state'

export interface Proposal {
  /** The design for which it was found. */
  readonly document: Document
  readonly partition: Partition
  /** The one that the advice is; else one that somebody picked. */
  readonly advised: boolean
}

type Seen = Pick<State, 'document' | 'proposal'>

/** Undefined: nothing is proposed, or for other services than these. */
export function proposal({ document, proposal: made }: Seen): Proposal | undefined {
  if (!made || made.document.partition !== document.partition) return undefined
  const [before, now] = [made.document.design.services, document.design.services]
  const alike = before === now || (size(before) === size(now) && Object.keys(now).every((id) => id in before))
  return alike ? made : undefined
}

/** Whether nothing was edited since it was found. */
export function isProposalCurrent({ document: of }: Proposal, document: Document): boolean {
  return sameScore(of, document)
}

/** Its figures in the design on screen; those of a moment ago while the others of that design are being made. */
export function proposedScorecard(state: Seen): Scorecard | undefined {
  const made = proposal(state)
  if (!made) return undefined
  if (standing?.of === made.partition && isScorePending(state.document)) return standing.card
  return keepProposed(made, scoreProposal(state.document, made))
}

/** Made now, unless it was the last that was made. */
export function scoreProposal({ design, assumptions }: Document, { partition }: Proposal): Scorecard | undefined {
  return scored(design, partition, assumptions, size(catalogs))
}

/** What is shown until newer figures are made. */
export function keepProposed({ partition: of }: Proposal, card: Scorecard | undefined): Scorecard | undefined {
  if (standing?.of !== of || standing.card !== card) standing = { of, card }
  return card
}

let standing: { readonly of: Partition; readonly card: Scorecard | undefined } | undefined

export function isProposed(state: Seen, partition: Partition): boolean {
  const made = proposal(state)
  return made !== undefined && isSamePartition(made.partition, partition, state.document.design.services)
}

/** By the parts that enter figures: where boxes stand costs nothing. Catalogs arrive while the page runs. */
const scored = memo((design: Design, partition: Partition, assumptions: Assumptions, _here: number) => {
  const base = catalogFor(design, assumptions)
  const result = base && score(design, partition, assumedCatalog(base, assumptions), assumptions)
  return result?.ok ? result.value : undefined
})
