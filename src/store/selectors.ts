/**
 * What canvas and panels show of the state, derived and memoised by identity: an edit of the layout, a new
 * selection or another theme never scores anything again.
 */

import { memo, memoWeak } from '../base/memo'
import type { Problem } from '../base/result'
import { rows, type Table } from '../base/table'
import { emptyDocument } from '../model/constructors'
import type { Call, CallId, DeployableId, Document, Partition, Service, ServiceId } from '../model/document'
import type { Comparison, Finding, Limit, Scorecard } from '../scorer/result/scorecard'
import { proposedScorecard } from './proposal'
import { lastSound, scored, shown } from './scoreCache'
import type { State, View } from './state'

/**
 * Both sides of the document on screen, previews included: the figures move while the mouse moves. Where it
 * cannot be scored (`problem` says why) these are the last figures that there were; where they are left to be made
 * (`isAwaited`) those of a moment ago.
 */
export function comparison(state: Pick<State, 'document'>): Comparison {
  const result = shown(state.document)
  return result.ok ? result.value : last()
}

/** Why the document on screen has no figures of its own, such as calls that never end. */
export function problem(state: Pick<State, 'document'>): Problem | undefined {
  const result = shown(state.document)
  return result.ok ? undefined : result.problem
}

/** Both sides of any document, such as one that a gesture would make. */
export function comparisonOf(document: Document): Comparison {
  const result = scored(document)
  return result.ok ? result.value : last()
}

export function problemOf(document: Document): Problem | undefined {
  const result = scored(document)
  return result.ok ? undefined : result.problem
}

function last(): Comparison {
  const sound = lastSound()
  if (sound) return sound
  const empty = scored(emptyDocument)
  if (!empty.ok) throw new Error(`The empty design cannot be scored: ${empty.problem.message}`)
  return empty.value
}

type Seen = Pick<State, 'document' | 'view' | 'proposal'>

/** The side that the view shows; the drawn one as long as nothing is proposed. */
export function scorecard(state: Seen): Scorecard {
  const { view } = state
  if (view !== 'advised') return comparison(state)[view]
  return proposedScorecard(state) ?? comparison(state).drawn
}

/** What is in sight: nothing may be proposed yet, or no longer. */
export function visibleView(state: Seen): View {
  return state.view === 'advised' && !proposedScorecard(state) ? 'drawn' : state.view
}

export function partition(state: Seen): Partition {
  return scorecard(state).partition
}

/** Service → the deployable in which it runs in the view. */
export function placement(state: Seen): Table<ServiceId, DeployableId> {
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

/** What is noticed about a place, and the limits that it sets, nearest first. */
export interface Remarks {
  readonly findings: readonly Finding[]
  readonly limits: readonly Limit[]
}

/** By the id of the place: service, operation, call or deployable. */
export const remarksByPlace = memoWeak((card: Scorecard): ReadonlyMap<string, Remarks> => {
  const places = new Map<string, { findings: Finding[]; limits: Limit[] }>()
  const place = (id: string) => {
    const found = places.get(id) ?? { findings: [], limits: [] }
    places.set(id, found)
    return found
  }
  for (const finding of card.findings) place(finding.of).findings.push(finding)
  for (const limit of card.headroom.limits) place(limit.of).limits.push(limit)
  return places
})

/** What is selected, as rows. */
export interface SelectedRows {
  readonly services: readonly Service[]
  readonly calls: readonly Call[]
}

export function selectedRows(state: Pick<State, 'document' | 'selection'>): SelectedRows {
  return chosen(state.document.design.services, state.document.design.calls, state.selection)
}

export function isEmpty(state: Pick<State, 'document'>): boolean {
  return rows(state.document.design.services).length === 0
}

export const views: readonly View[] = ['drawn', 'merged']

const chosen = memo(
  (services: Table<ServiceId, Service>, calls: Table<CallId, Call>, selection: State['selection']): SelectedRows => ({
    services: selection.services.flatMap((id) => services[id] ?? []),
    calls: selection.calls.flatMap((id) => calls[id] ?? []),
  }),
)
