/** What edges look like and what they say: all that does not depend on positions. */

import { memo } from '../../base/memo'
import type { Document, ServiceId } from '../../model/document'
import type { Selection, Tint } from '../../store/state'
import type { CallEdgeData, EdgeEnd } from '../state/nodeData'
import type { HiddenServices } from './collapsedEdges'
import { edgeSentence, labelText } from './labelText'
import { burden, countByEnd, type ServiceEdge } from './serviceEdges'

/** The look, the label and the description of one edge. */
export interface EdgeAppearance {
  readonly selected: boolean
  readonly data: CallEdgeData
  /** The share of the way, 0 to 1, at which its label stands best. */
  readonly preferredShare: number
  readonly ariaLabel: string
}

/** One for each edge, in the same order; computed once for a whole drag. */
export const edgeAppearances = memo(
  // biome-ignore lint/complexity/useMaxParams: `memo` compares each argument by identity
  (
    services: Document['design']['services'],
    hidden: HiddenServices,
    edges: readonly ServiceEdge[],
    tint: Tint,
    selection: Selection,
    isPathHighlighted: boolean,
  ): readonly EdgeAppearance[] => {
    const selectedCalls = new Set(selection.calls)
    const selectedEnds = new Set<EdgeEnd>(selection.services)
    for (const [id, fold] of hidden) if (selectedEnds.has(id)) selectedEnds.add(fold.id)
    const hasSelection = selectedCalls.size + selectedEnds.size > 0
    const maxBurden = Math.max(0, ...edges.map((edge) => burden(edge, tint)))
    const maxRate = Math.max(0, ...edges.map((edge) => edge.rate))
    const folds = new Map<EdgeEnd, string>([...hidden.values()].map((fold) => [fold.id, fold.name]))
    const nameOf = (id: EdgeEnd) => services[id as ServiceId]?.name ?? folds.get(id) ?? id
    const outgoing = countByEnd(edges, 'from')
    const incoming = countByEnd(edges, 'to')
    return edges.map((edge) => {
      const selected = edge.calls.some((call) => selectedCalls.has(call))
      const isNear = selected || selectedEnds.has(edge.from) || selectedEnds.has(edge.to)
      const data = {
        label: cachedLabel(edge, tint),
        tone: tone(burden(edge, tint), maxBurden),
        width: edge.inProcess ? 1.25 : thickness(edge.rate, maxRate),
        inProcess: edge.inProcess,
        async: edge.async,
        critical: edge.critical,
        paired: edge.paired,
        entry: edge.entry,
        faded: isPathHighlighted ? !edge.critical && !selected : hasSelection && !isNear,
      }
      // A label stands away from the end where more edges meet.
      const preferredShare = (incoming.get(edge.to) ?? 0) > (outgoing.get(edge.from) ?? 0) ? 0.42 : 0.58
      const ariaLabel = cachedSentence(edge, nameOf(edge.from), nameOf(edge.to))
      return { selected, data, preferredShare, ariaLabel }
    })
  },
)

const cachedLabel = memoByEdge(labelText)
const cachedSentence = memoByEdge(edgeSentence)

/** Keeps the last text of each edge: to format two thousand of them takes longer than to draw them. */
function memoByEdge<Rest extends readonly string[]>(
  format: (edge: ServiceEdge, ...rest: Rest) => string,
): (edge: ServiceEdge, ...rest: Rest) => string {
  const cache = new WeakMap<ServiceEdge, { readonly rest: Rest; readonly text: string }>()
  return (edge, ...rest) => {
    const cached = cache.get(edge)
    if (cached?.rest.every((one, i) => one === rest[i])) return cached.text
    const text = format(edge, ...rest)
    cache.set(edge, { rest, text })
    return text
  }
}

/** Shares of the largest burden at which an edge becomes a shade stronger. */
const toneSteps = [0.01, 0.05, 0.2, 0.5]

function tone(value: number, max: number): number {
  return max > 0 ? toneSteps.filter((step) => value >= step * max).length : 0
}

/** 1.5 to 5 pixels over three decades of rate below the busiest edge. */
function thickness(rate: number, maxRate: number): number {
  if (rate <= 0 || maxRate <= 0) return 1.5
  const decades = Math.max(-3, Math.log10(rate / maxRate))
  return Math.round((1.5 + 3.5 * (1 + decades / 3)) * 4) / 4
}
