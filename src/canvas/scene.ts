/** The picture of the state on screen. Everything in it is memoised by identity, so asking often costs nothing. */

import { useRef } from 'react'
import { memo, memoByIdentity } from '../base/memo'
import type { Dollars } from '../base/units'
import type { CallId, DeployableId, Document, ServiceId } from '../model/document'
import type { Scorecard } from '../scorer/scorecard'
import { type Analysed, resultOf } from '../store/analysed'
import { type Arrangement, drawnArrangement, gathered, hiddenIn, nothingHidden } from '../store/arrangement'
import { scorecard, viewInSight } from '../store/selectors'
import type { State } from '../store/state'
import { useStore } from '../store/useStore'
import { type Arrow, arrowsOf, pricedArrows } from './arrows'
import { boxesOf } from './boxes'
import { regrouped } from './collapsing'
import { blankPicture, type Picture, pictureOf } from './projection'

type Boundaries = Analysed['boundaries']

export function useScene(far: boolean): Picture & { readonly arrangement: Arrangement } {
  const document = useStore((editor) => editor.document)
  const view = useStore(viewInSight)
  const tint = useStore((editor) => editor.tint)
  const selection = useStore((editor) => editor.selection)
  const lit = useStore((editor) => editor.lit)
  const before = useRef<Picture>(blankPicture)
  const card = useStore(scorecard)
  const arrangement = arrangementOf(document, view, card.partition, card.placement)
  const boxes = boxesOf(document.design, document.partition, card)
  const priced = useStore((editor) => (view === 'drawn' ? resultOf(editor, 'boundaries') : undefined))
  const hidden = view === 'drawn' ? hiddenIn(document.design, document.partition) : nothingHidden
  const arrows = regrouped(arrowsIn(document.design, card, priced), hidden)
  before.current = pictureOf(
    { document, card, arrangement, boxes, arrows, hidden, tint, selection, far, lit },
    before.current,
  )
  return { ...before.current, arrangement }
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
