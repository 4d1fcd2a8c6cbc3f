/** The lines to which what is dragged has snapped. It alone is drawn anew when they change. */

import { ViewportPortal } from '@xyflow/react'
import { useSyncExternalStore } from 'react'
import styles from './Canvas.module.css'
import type { Guide } from './snapping'

let shown: readonly Guide[] = []
const listeners = new Set<() => void>()
const nothing: readonly Guide[] = []

export function showGuides(guides: readonly Guide[] = nothing): void {
  if (shown.length === 0 && guides.length === 0) return
  shown = guides
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function Guides() {
  const guides = useSyncExternalStore(subscribe, () => shown)
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
