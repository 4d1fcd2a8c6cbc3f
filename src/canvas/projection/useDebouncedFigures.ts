/**
 * Debounces the figures on the boxes and edges of a large design: to render a thousand boxes at every key typed into a
 * number field would take longer than to score the design. Changes of names and places show at once.
 *
 * `useDeferredValue` would not do instead: React Flow reads its nodes from an external store, whose updates React
 * renders synchronously, so a deferred render would block all the same, after every key.
 */

import { useEffect, useRef, useState } from 'react'
import { memo } from '../../base/memo'
import { rows } from '../../base/table'
import type { Call, Design, Document, Service } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { isLarge, isScorePending } from '../../store/scoring/scoringState'
import type { View } from '../../store/state'
import { store } from '../../store/useStore'

/** A document with the scorecard of the view; the scorecard may be that of an earlier document. */
export interface DisplayedFigures {
  readonly document: Document
  readonly card: Scorecard
  readonly view: View
}

/** Milliseconds without a change before the latest figures are displayed. */
const debounceMs = 150

/** The latest state, or the one displayed so far as long as the two differ in figures alone. */
export function useDebouncedFigures(document: Document, card: Scorecard, view: View): DisplayedFigures {
  const displayed = useRef<DisplayedFigures>({ document, card, view })
  const [, rerender] = useState(0)
  const previous = displayed.current
  const mayWait = isLarge(document.design) && previous.view === view
  if (!mayWait || !isSameDrawing(previous.document, document)) {
    // In the other views the figures decide what runs where, so they cannot wait.
    const keepsFigures = mayWait && view === 'drawn' && previous.document.design.services === document.design.services
    displayed.current = { document, view, card: keepsFigures ? previous.card : card }
  }
  const isBehind = displayed.current.document !== document || displayed.current.card !== card
  useEffect(() => {
    // Pending figures change `card` when they arrive, which runs this effect again.
    if (!isBehind || isScorePending(store.getState(), document)) return
    const timer = setTimeout(() => {
      displayed.current = { document, card, view }
      rerender((count) => count + 1)
    }, debounceMs)
    return () => clearTimeout(timer)
  }, [isBehind, document, card, view])
  return displayed.current
}

/** Whether the same boxes and edges are drawn at the same places, whatever their figures. */
export function isSameDrawing(some: Document, other: Document): boolean {
  return some.partition === other.partition && some.layout === other.layout && isSameGraph(some.design, other.design)
}

const isSameGraph = memo((some: Design, other: Design): boolean => {
  return (
    areRowsEqual<Service>(some.services, other.services, (a, b) => a.name === b.name && a.kind === b.kind) &&
    areRowsEqual<Call>(some.calls, other.calls, (a, b) => a.from === b.from && a.to === b.to && a.mode === b.mode)
  )
})

function areRowsEqual<Row extends { readonly id: string }>(
  some: Readonly<Record<string, Row>>,
  others: Readonly<Record<string, Row>>,
  isEqual: (a: Row, b: Row) => boolean,
): boolean {
  if (some === others) return true
  const otherRows = rows<Row>(others)
  const someRows = rows<Row>(some)
  return (
    someRows.length === otherRows.length &&
    someRows.every((row, i) => {
      const other = otherRows[i]!
      return row === other || (row.id === other.id && isEqual(row, other))
    })
  )
}
