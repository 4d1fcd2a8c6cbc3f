/** The picture of the state on screen. Every step is memoised by identity, so a call without a change costs nothing. */

import { useMemo, useRef } from 'react'
import { memo, memoWeak } from '../../base/memo'
import type { Dollars } from '../../base/units'
import {
  type Arrangement,
  drawnArrangement,
  foldedServices,
  mergedArrangement,
  nothingFolded,
} from '../../layout/arrangement'
import type { CallId, DeployableId, Document, ServiceId } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { analysisResult } from '../../store/reading/analysisResults'
import { scorecard, visibleView } from '../../store/reading/selectors'
import type { AnalysisResults, View } from '../../store/state'
import { useStore } from '../../store/useStore'
import { collapsedEdges } from '../edges/collapsedEdges'
import { type ServiceEdge, serviceEdges, withSavings } from '../edges/serviceEdges'
import { serviceNodeData } from '../nodes/serviceNodeData'
import type { LevelOfDetail } from '../state/levelOfDetail'
import { emptyProjection, type Projection, projectScene } from './projection'
import { useDebouncedFigures } from './useDebouncedFigures'

type BoundaryPrices = AnalysisResults['boundaries']

/** At the middle level of detail more labels than these would only cover each other. */
const maxLabels = 300

/** Positions are those of the document; boxes that are being dragged are shown elsewhere (`state/dragPositions.ts`). */
export function useScene(detail: LevelOfDetail): Projection & { readonly arrangement: Arrangement } {
  const { document, card, view } = useDebouncedFigures(
    useStore((editor) => editor.document),
    useStore(scorecard),
    useStore(visibleView),
  )
  const tint = useStore((editor) => editor.tint)
  const selection = useStore((editor) => editor.selection)
  const isPathHighlighted = useStore((editor) => editor.isPathHighlighted === true)
  const prices = useStore((editor) => (view === 'drawn' ? analysisResult(editor, 'boundaries') : undefined))
  const previous = useRef<Projection>(emptyProjection)
  const arrangement = arrangementOf(document, view, card.partition, card.placement)
  const services = serviceNodeData(document.design, document.partition, card)
  const hidden = view === 'drawn' ? foldedServices(document.design, document.partition) : nothingFolded
  const edges = collapsedEdges(pricedEdges(document.design, card, prices), hidden)
  const hasLabels = detail === 'full' || (detail === 'middle' && edges.length < maxLabels)
  return useMemo(() => {
    previous.current = projectScene(
      { document, card, arrangement, services, edges, hidden, tint, selection, isPathHighlighted, hasLabels },
      previous.current,
    )
    return { ...previous.current, arrangement }
  }, [document, card, arrangement, services, edges, hidden, tint, selection, isPathHighlighted, hasLabels])
}

function pricedEdges(
  design: Document['design'],
  card: Scorecard,
  prices: BoundaryPrices | undefined,
): readonly ServiceEdge[] {
  const edges = serviceEdges(design, card)
  return prices ? withSavings(edges, savingsByCall(prices)) : edges
}

/** What merging the boundary of each call would take off the monthly bill. */
const savingsByCall = memoWeak(({ list }: BoundaryPrices): ReadonlyMap<CallId, Dollars> => {
  return new Map(list.flatMap(({ calls, difference }) => calls.map((id) => [id, -(difference.monthly ?? 0)] as const)))
})

const arrangementOf = memo(
  (
    document: Document,
    view: View,
    partition: Document['partition'],
    placement: Readonly<Record<ServiceId, DeployableId>>,
  ): Arrangement => {
    const drawn = drawnArrangement(document)
    if (view === 'drawn') return drawn
    const groups = new Map<DeployableId, ServiceId[]>()
    for (const [service, home] of Object.entries(placement) as [ServiceId, DeployableId][]) {
      const members = groups.get(home)
      if (members) members.push(service)
      else groups.set(home, [service])
    }
    return mergedArrangement(document.design, partition, groups, drawn.positions)
  },
)
