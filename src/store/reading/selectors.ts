/**
 * What canvas and panels show of the state, derived and memoised by identity: an edit of the layout, a new
 * selection or another theme scores nothing.
 */

import { memo, memoWeak } from '../../base/memo'
import type { Problem } from '../../base/result'
import { rows, type Table } from '../../base/table'
import { emptyDocument } from '../../model/constructors'
import type { Call, CallId, DeployableId, Document, Partition, Service, ServiceId } from '../../model/document'
import type { Comparison, Finding, Limit, Scorecard } from '../../scorer/result/scorecard'
import { type ScoredState, scoreResult } from '../scoring/scoringState'
import type { State, View } from '../state'
import { proposedScorecard } from './proposal'

/**
 * Both sides of a document, by default of the one on screen, previews included: figures change during a gesture.
 * Where it cannot be scored (`problem` says why) the newest figures of any document; where its own are pending
 * (`isScorePending`) those shown last.
 */
export function comparison(state: ScoredState, document?: Document): Comparison {
  const result = scoreResult(state, document)
  return result.ok ? result.value : newestComparison(state)
}

/** Why a document, by default the one on screen, has no figures of its own, such as calls that never end. */
export function problem(state: ScoredState, document?: Document): Problem | undefined {
  const result = scoreResult(state, document)
  return result.ok ? undefined : result.problem
}

function newestComparison({ scoring: { cache } }: ScoredState): Comparison {
  const newest = cache.newestComparison()
  if (newest) return newest
  const empty = cache.result(emptyDocument)
  if (!empty.ok) throw new Error(`The empty design cannot be scored: ${empty.problem.message}`)
  return empty.value
}

type ViewState = ScoredState & Pick<State, 'view' | 'proposal'>

/** The side that the view shows; the drawn one as long as nothing is proposed. */
export function scorecard(state: ViewState): Scorecard {
  const { view } = state
  if (view !== 'advised') return comparison(state)[view]
  return proposedScorecard(state) ?? comparison(state).drawn
}

/** The view on screen: the drawing in place of the advised view while nothing is proposed. */
export function visibleView(state: ViewState): View {
  return state.view === 'advised' && !proposedScorecard(state) ? 'drawn' : state.view
}

/** The partition of the view. */
export function partition(state: ViewState): Partition {
  return scorecard(state).partition
}

/** Service → the deployable in which it runs in the view. */
export function placement(state: ViewState): Table<ServiceId, DeployableId> {
  return scorecard(state).placement
}

/** Busy share of the deployable in which each service runs; undefined where servers are infinite. */
export const utilizations = memoWeak((card: Scorecard): Table<ServiceId, number> => {
  const placed = Object.entries(card.placement) as [ServiceId, DeployableId][]
  return Object.fromEntries(
    placed.flatMap(([service, deployable]) => {
      const sizing = card.sizing[deployable]
      return sizing && sizing.sizedBy !== 'platform' && sizing.cores > 0 ? [[service, sizing.utilization]] : []
    }),
  )
})

/** Findings and limits of one place, the nearest limit first. */
export interface Remarks {
  readonly findings: readonly Finding[]
  readonly limits: readonly Limit[]
}

/** By the id of the place: service, operation, call or deployable. */
export const remarksByPlace = memoWeak((card: Scorecard): ReadonlyMap<string, Remarks> => {
  const places = new Map<string, { findings: Finding[]; limits: Limit[] }>()
  const place = (id: string) => {
    const remarks = places.get(id) ?? { findings: [], limits: [] }
    places.set(id, remarks)
    return remarks
  }
  for (const finding of card.findings) place(finding.of).findings.push(finding)
  for (const limit of card.headroom.limits) place(limit.of).limits.push(limit)
  return places
})

/** The rows of the selection. */
export interface SelectedRows {
  readonly services: readonly Service[]
  readonly calls: readonly Call[]
}

/** The rows of the selected services and calls. */
export function selectedRows(state: Pick<State, 'document' | 'selection'>): SelectedRows {
  return rowsOf(state.document.design.services, state.document.design.calls, state.selection)
}

/** Whether the design has no service. */
export function isEmpty(state: Pick<State, 'document'>): boolean {
  return rows(state.document.design.services).length === 0
}

/** The views that every design has. */
export const views: readonly View[] = ['drawn', 'merged']

const rowsOf = memo(
  (services: Table<ServiceId, Service>, calls: Table<CallId, Call>, selection: State['selection']): SelectedRows => ({
    services: selection.services.flatMap((id) => services[id] ?? []),
    calls: selection.calls.flatMap((id) => calls[id] ?? []),
  }),
)
