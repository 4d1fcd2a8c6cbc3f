/** The lines to which what is dragged has snapped. It alone is drawn anew when they change. */

import { ViewportPortal } from '@xyflow/react'
import styles from '../Canvas.module.css'
import type { SnapGuide } from '../gestures/snapGuides'
import { signal, useSignal } from '../projection/signal'

const nothing: readonly SnapGuide[] = []
const shown = signal(nothing)

export function showGuides(guides: readonly SnapGuide[] = nothing): void {
  shown.set(guides.length === 0 ? nothing : guides)
}

export function SnapGuides() {
  const guides = useSignal(shown)
  return (
    <ViewportPortal>
      {guides.map(({ along, at, from, to }) => (
        <span
          key={along}
          className={styles.guide}
          data-along={along}
          style={
            along === 'x'
              ? { transform: `translate(${at}px, ${from}px)`, height: to - from }
              : { transform: `translate(${from}px, ${at}px)`, width: to - from }
          }
        />
      ))}
    </ViewportPortal>
  )
}
