/**
 * The marker of today's load: dragged or moved by arrow keys it scales all workloads, and every figure on the
 * page follows. Releasing it is one undo step; Escape cancels.
 */

import type { KeyboardEvent, PointerEvent } from 'react'
import { maxLoad, minLoad } from '../../analysis/load/loadSweep'
import { rows } from '../../base/table'
import type { Document } from '../../model/document'
import { scaleWorkloads } from '../../model/edits/workloadEdits'
import { analysisSubject } from '../../store/reading/analysisResults'
import { store, useStore } from '../../store/useStore'
import { multiple, rate } from '../figures/figureFormat'
import { type ChartLayout, roundedLoad, textWidth } from './chartLayout'
import styles from './Load.module.css'

const step = 10 ** 0.05
const leap = 10 ** 0.5

export function LoadMarker({ geometry, today }: { readonly geometry: ChartLayout; readonly today: number }) {
  const load = useStore((state) => (state.before ? loadOf(state.document) / loadOf(state.before) : 1))
  const { x, left, right, height } = geometry
  const place = x(load)
  const moving = Math.abs(load - 1) > 1e-9
  const label = moving ? `${multiple(load)} · ${rate(load * today)}` : `today · ${rate(today)}`
  const halfWidth = textWidth(label) / 2 + 8
  const middle = Math.max(left + halfWidth, Math.min(right - halfWidth, place))

  const to = (next: number) => {
    const load = Math.max(minLoad, Math.min(maxLoad, roundedLoad(next)))
    // Relative to the load before the gesture, to which a preview is applied.
    store.getState().preview(scaleWorkloads(load))
  }
  const isGesture = () => analysisSubject(store.getState()) !== store.getState().document
  const settle = () => isGesture() && store.getState().settle('Change the load')
  const drag = (event: PointerEvent<SVGGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const svg = event.currentTarget.ownerSVGElement?.getBoundingClientRect()
    if (svg) to(geometry.loadAt(event.clientX - svg.left))
  }
  const press = (event: KeyboardEvent) => {
    const factor = { ArrowRight: step, ArrowUp: step, ArrowLeft: 1 / step, ArrowDown: 1 / step }[event.key]
    const far = { PageUp: leap, PageDown: 1 / leap }[event.key]
    const end = { Home: minLoad, End: maxLoad }[event.key]
    if (event.key === 'Escape' && isGesture()) {
      event.stopPropagation()
      store.getState().abandon()
    }
    const next = end ?? (far ?? factor ?? 0) * load
    if (next === 0) return
    event.preventDefault()
    event.stopPropagation()
    to(next)
  }
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label="Load, as a multiple of today’s"
      aria-valuemin={minLoad}
      aria-valuemax={maxLoad}
      aria-valuenow={roundedLoad(load)}
      aria-valuetext={`${multiple(roundedLoad(load))} of today’s load, ${rate(load * today)}`}
      className={styles.marker}
      onKeyDown={press}
      onKeyUp={settle}
      onBlur={settle}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.focus({ preventScroll: true })
        event.preventDefault()
      }}
      onPointerMove={drag}
      onPointerUp={settle}
      onPointerCancel={() => isGesture() && store.getState().abandon()}
    >
      <rect x={place - 14} y="0" width="28" height={height} className={styles.grip} />
      <line x1={place} x2={place} y1="18" y2={height - 32} className={styles.today} />
      <rect x={middle - halfWidth} y="0" width={2 * halfWidth} height="18" rx="3" className={styles.flag} />
      <text x={middle} y="13" className={styles.flagLabel}>
        {label}
      </text>
      <path d={`M${place - 6} ${height - 30}h12l-6 -7Z`} className={styles.foot} />
    </g>
  )
}

function loadOf({ design }: Document): number {
  return rows(design.workloads).reduce((sum, { rate: one }) => sum + one, 0)
}
