/** The picture of the state on screen. Everything in it is memoised by identity, so asking often costs nothing. */

import { useMemo, useRef } from 'react'
import { memo, memoByIdentity } from '../../base/memo'
import type { Dollars } from '../../base/units'
import { type Arrangement, drawnArrangement, gathered, hiddenIn, nothingHidden } from '../../layout/arrangement'
import type { CallId, DeployableId, Document, ServiceId } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { type Analysed, resultOf } from '../../store/analysisResults'
import { scorecard, viewInSight } from '../../store/selectors'
import type { State } from '../../store/state'
import { useStore } from '../../store/useStore'
import { regrouped } from '../edges/collapsedEdges'
import { type Arrow, arrowsOf, pricedArrows } from '../edges/serviceEdges'
import { withCarried } from '../gestures/dragPositions'
import { boxesOf } from '../nodes/serviceNodeData'
import type { Detail } from '../viewport/levelOfDetail'
import { blankPicture, type Picture, pictureOf } from './projection'
import { useHeld } from './useDebouncedFigures'

type Boundaries = Analysed['boundaries']

/** From some way off, more labels than this would only cover each other. */
const mostLabels = 300

export function useScene(detail: Detail): Picture & { readonly arrangement: Arrangement } {
  const { document, card, view } = useHeld(
    useStore((editor) => editor.document),
    useStore(scorecard),
    useStore(viewInSight),
  )
  const tint = useStore((editor) => editor.tint)
  const selection = useStore((editor) => editor.selection)
  const lit = useStore((editor) => editor.lit)
  const before = useRef<Picture>(blankPicture)
  const arrangement = arrangementOf(document, view, card.partition, card.placement)
  const boxes = boxesOf(document.design, document.partition, card)
  const priced = useStore((editor) => (view === 'drawn' ? resultOf(editor, 'boundaries') : undefined))
  const hidden = view === 'drawn' ? hiddenIn(document.design, document.partition) : nothingHidden
  const arrows = regrouped(arrowsIn(document.design, card, priced), hidden)
  const running = useStore((editor) => editor.before !== undefined)
  const far = detail === 'low' || (detail === 'middle' && arrows.length >= mostLabels)
  // What is carried is not looked at from here: each move shows it by itself, and this is for whatever else changes meanwhile.
  return useMemo(() => {
    const shown = running && view === 'drawn' ? withCarried(arrangement) : arrangement
    before.current = pictureOf(
      { document, card, arrangement: shown, boxes, arrows, hidden, tint, selection, far, lit },
      before.current,
    )
    return { ...before.current, arrangement }
  }, [document, card, arrangement, boxes, arrows, hidden, tint, selection, far, lit, running, view])
}

function arrowsIn(design: Document['design'], card: Scorecard, priced: Boundaries | undefined): readonly Arrow[] {
  const arrows = arrowsOf(design, card)
  return priced ? pricedArrows(arrows, savings(priced)) : arrows
}

/** Call → what merging its boundary would take off the monthly bill. */
const savings = memoByIdentity(({ list }: Boundaries): ReadonlyMap<CallId, Dollars> => {
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
    return gathered(document.design, partition, groups, drawn.positions)
  },
)
