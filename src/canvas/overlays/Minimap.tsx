/**
 * The whole sheet in the corner, and the window on it. Pressed beside the window it goes there; dragged it moves, and
 * the wheel zooms. Boxes that are being dragged stay where they were until they are dropped.
 */

import { type ReactFlowState, useStore as useFlow, useReactFlow } from '@xyflow/react'
import { memo, type PointerEvent, useCallback, useRef } from 'react'
import { shallow } from 'zustand/shallow'
import { boundingBox, centreOf, contains, type Rectangle } from '../../layout/geometry'
import type { CanvasNode } from '../projection/projection'
import styles from './Minimap.module.css'

const size = { width: 200, height: 150 } as const
/** Pixels between what there is and the border. */
const margin = 8

export default function Minimap({ nodes }: { readonly nodes: readonly CanvasNode[] }) {
  const flow = useReactFlow()
  const window = useFlow(windowOf, shallow)
  const drawn = boundingBox(nodes.map(boxOf))
  const all = boundingBox([drawn, window])
  const scale = Math.max(all.width / (size.width - 2 * margin), all.height / (size.height - 2 * margin))
  const { x, y } = centreOf(all)
  const sheet = { x: x - (scale * size.width) / 2, y: y - (scale * size.height) / 2 }
  const svg = useRef<SVGSVGElement | null>(null)
  /** Where in the window it was taken hold of. */
  const held = useRef<{ readonly x: number; readonly y: number; readonly scale: number } | undefined>(undefined)

  const at = (event: { readonly clientX: number; readonly clientY: number }) => {
    const { left, top } = svg.current?.getBoundingClientRect() ?? { left: 0, top: 0 }
    return { x: sheet.x + (event.clientX - left) * scale, y: sheet.y + (event.clientY - top) * scale }
  }
  const pressed = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = at(event)
    if (!contains(window, point)) void flow.setCenter(point.x, point.y, { zoom: flow.getZoom(), duration: 0 })
    held.current = { x: event.clientX, y: event.clientY, scale }
  }
  const moved = (event: PointerEvent<SVGSVGElement>) => {
    const last = held.current
    if (!last) return
    const viewport = flow.getViewport()
    const by = last.scale * viewport.zoom
    void flow.setViewport({
      x: viewport.x - (event.clientX - last.x) * by,
      y: viewport.y - (event.clientY - last.y) * by,
      zoom: viewport.zoom,
    })
    held.current = { ...last, x: event.clientX, y: event.clientY }
  }
  // By hand, as React's own listener may not keep the page from scrolling.
  const listening = useCallback(
    (element: SVGSVGElement | null) => {
      svg.current = element
      const turned = (event: WheelEvent) => {
        event.preventDefault()
        void flow.zoomTo(flow.getZoom() * 2 ** (-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)))
      }
      element?.addEventListener('wheel', turned, { passive: false })
    },
    [flow],
  )

  // All is in sight already, and this would only cover some of it.
  if (all.width === window.width && all.height === window.height) return null
  return (
    <svg
      ref={listening}
      {...size}
      className={styles.overview}
      role="img"
      aria-label="Overview"
      viewBox={`${sheet.x} ${sheet.y} ${scale * size.width} ${scale * size.height}`}
      onPointerDown={pressed}
      onPointerMove={moved}
      onPointerUp={() => {
        held.current = undefined
      }}
    >
      <Boxes nodes={nodes} />
      <path
        className={styles.mask}
        fillRule="evenodd"
        d={rectangle({ ...sheet, width: scale * size.width, height: scale * size.height }) + rectangle(window)}
      />
    </svg>
  )
}

/** Two shapes for all of them: a thousand elements would be a thousand to go through. */
const Boxes = memo(({ nodes }: { readonly nodes: readonly CanvasNode[] }) => (
  <>
    <path className={styles.frames} d={shapeOf(nodes, 'deployable')} />
    <path className={styles.boxes} d={shapeOf(nodes, 'service')} />
  </>
))

function shapeOf(nodes: readonly CanvasNode[], type: CanvasNode['type']): string {
  return nodes.flatMap((node) => (node.type === type ? rectangle(boxOf(node)) : [])).join('')
}

function boxOf({ position, width = 0, height = 0 }: CanvasNode): Rectangle {
  return { x: position.x, y: position.y, width, height }
}

function rectangle({ x, y, width, height }: Rectangle): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}

function windowOf({ transform: [x, y, zoom], width, height }: ReactFlowState): Rectangle {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}
