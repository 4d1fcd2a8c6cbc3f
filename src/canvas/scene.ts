/** The picture of the state on screen. Everything in it is memoised by identity, so asking often costs nothing. */

import { useRef } from 'react'
import { memo } from '../base/memo'
import type { DeployableId, Document, ServiceId } from '../model/document'
import { type Arrangement, drawnArrangement, gathered } from '../store/arrangement'
import { scorecard, viewInSight } from '../store/selectors'
import type { State } from '../store/state'
import { useStore } from '../store/useStore'
import { arrowsOf } from './arrows'
import { boxesOf } from './boxes'
import { blankPicture, type Picture, pictureOf } from './projection'

export function useScene(): Picture & { readonly arrangement: Arrangement } {
  const document = useStore((editor) => editor.document)
  const view = useStore(viewInSight)
  const tint = useStore((editor) => editor.tint)
  const selection = useStore((editor) => editor.selection)
  const before = useRef<Picture>(blankPicture)
  const card = useStore(scorecard)
  const arrangement = arrangementOf(document, view, card.partition, card.placement)
  const boxes = boxesOf(document.design, document.partition, card)
  const arrows = arrowsOf(document.design, card)
  before.current = pictureOf({ document, card, arrangement, boxes, arrows, tint, selection }, before.current)
  return { ...before.current, arrangement }
}

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
