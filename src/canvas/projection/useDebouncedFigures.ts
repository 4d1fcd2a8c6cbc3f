/**
 * Figures on the boxes and arrows of a large design follow once they have rested for a moment: to draw a thousand boxes
 * anew at every key of a number would take longer than to make the figures. What is drawn where shows at once.
 */

import { useEffect, useRef, useState } from 'react'
import { memo } from '../../base/memo'
import { rows } from '../../base/table'
import type { Call, Design, Document, Service } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { isLarge, isScorePending } from '../../store/scoringState'
import type { View } from '../../store/state'
import { store } from '../../store/useStore'

export interface DisplayedFigures {
  readonly document: Document
  readonly card: Scorecard
  readonly view: View
}

/** Milliseconds without another change. */
const rest = 150

/** What is to be drawn: what is in sight, or what was, as long as that differs in figures alone. */
export function useDebouncedFigures(document: Document, card: Scorecard, view: View): DisplayedFigures {
  const held = useRef<DisplayedFigures>({ document, card, view })
  const [, follow] = useState(0)
  const before = held.current
  const mayWait = isLarge(document.design) && before.view === view
  // In the other views the figures say what runs where.
  const onlyPlaces = mayWait && view === 'drawn' && before.document.design.services === document.design.services
  if (!mayWait || !isSameDrawing(before.document, document))
    held.current = { document, view, card: onlyPlaces ? before.card : card }
  const isBehind = held.current.document !== document || held.current.card !== card
  useEffect(() => {
    // What is still being made comes here again.
    if (!isBehind || isScorePending(store.getState(), document)) return
    const timer = setTimeout(() => {
      held.current = { document, card, view }
      follow((count) => count + 1)
    }, rest)
    return () => clearTimeout(timer)
  }, [isBehind, document, card, view])
  return held.current
}

/** Whether what is drawn where is the same, whatever figures it bears. */
export function isSameDrawing(some: Document, other: Document): boolean {
  return some.partition === other.partition && some.layout === other.layout && haveSameLines(some.design, other.design)
}

const haveSameLines = memo((some: Design, other: Design): boolean => {
  return (
    pairwise<Service>(some.services, other.services, (a, b) => a.name === b.name && a.kind === b.kind) &&
    pairwise<Call>(some.calls, other.calls, (a, b) => a.from === b.from && a.to === b.to && a.mode === b.mode)
  )
})

function pairwise<Row extends { readonly id: string }>(
  some: Readonly<Record<string, Row>>,
  other: Readonly<Record<string, Row>>,
  alike: (a: Row, b: Row) => boolean,
): boolean {
  if (some === other) return true
  const [these, those] = [rows<Row>(some), rows<Row>(other)]
  return these.length === those.length && these.every((a, i) => a === those[i] || isPair(a, those[i]!))

  function isPair(a: Row, b: Row): boolean {
    return a.id === b.id && alike(a, b)
  }
}
