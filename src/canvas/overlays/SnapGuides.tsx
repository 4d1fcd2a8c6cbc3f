/** The lines to which the dragged boxes have snapped: the only component that renders when they change. */

import { ViewportPortal } from '@xyflow/react'
import styles from '../Canvas.module.css'
import { snapGuides } from '../gestures/snapToBoxes'
import { useSignal } from '../state/signal'

export function SnapGuides() {
  const guides = useSignal(snapGuides)
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
