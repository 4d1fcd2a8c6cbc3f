/** The picture of the state on screen. Everything in it is memoised by identity, so asking often costs nothing. */

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
import { analysisResult } from '../../store/analysisResults'
import { scorecard, visibleView } from '../../store/selectors'
import type { AnalysisResults, State } from '../../store/state'
import { useStore } from '../../store/useStore'
import { collapsedEdges } from '../edges/collapsedEdges'
import { type ServiceEdge, serviceEdges, withSavings } from '../edges/serviceEdges'
import { withDragPositions } from '../gestures/dragPositions'
import { serviceNodeData } from '../nodes/serviceNodeData'
import type { LevelOfDetail } from '../viewport/levelOfDetail'
import { emptyProjection, type Projection, projectScene } from './projection'
import { useDebouncedFigures } from './useDebouncedFigures'

type Boundaries = AnalysisResults['boundaries']

/** From some way off, more labels than this would only cover each other. */
const mostLabels = 300

export function useScene(detail: LevelOfDetail): Projection & { readonly arrangement: Arrangement } {
  const { document, card, view } = useDebouncedFigures(
    useStore((editor) => editor.document),
    useStore(scorecard),
    useStore(visibleView),
  )
  const tint = useStore((editor) => editor.tint)
  const selection = useStore((editor) => editor.selection)
  const lit = useStore((editor) => editor.isPathHighlighted)
  const before = useRef<Projection>(emptyProjection)
  const arrangement = arrangementOf(document, view, card.partition, card.placement)
  const boxes = serviceNodeData(document.design, document.partition, card)
  const priced = useStore((editor) => (view === 'drawn' ? analysisResult(editor, 'boundaries') : undefined))
  const hidden = view === 'drawn' ? foldedServices(document.design, document.partition) : nothingFolded
  const arrows = collapsedEdges(arrowsIn(document.design, card, priced), hidden)
  const running = useStore((editor) => editor.before !== undefined)
  const far = detail === 'low' || (detail === 'middle' && arrows.length >= mostLabels)
  // What is carried is not looked at from here: each move shows it by itself, and this is for whatever else changes meanwhile.
  return useMemo(() => {
    const shown = running && view === 'drawn' ? withDragPositions(arrangement) : arrangement
    before.current = projectScene(
      { document, card, arrangement: shown, boxes, arrows, hidden, tint, selection, far, lit },
      before.current,
    )
    return { ...before.current, arrangement }
  }, [document, card, arrangement, boxes, arrows, hidden, tint, selection, far, lit, running, view])
}

function arrowsIn(design: Document['design'], card: Scorecard, priced: Boundaries | undefined): readonly ServiceEdge[] {
  const arrows = serviceEdges(design, card)
  return priced ? withSavings(arrows, savings(priced)) : arrows
}

/** Call → what merging its boundary would take off the monthly bill. */
const savings = memoWeak(({ list }: Boundaries): ReadonlyMap<CallId, Dollars> => {
  return new Map(list.flatMap(({ calls, difference }) => calls.map((id) => [id, -(difference.monthly ?? 0)] as const)))
})

const arrangementOf = memo(
  (
    document: Document,
    view: State['view'],
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
