/**
 * The whole sheet in the corner, and the window on it. A press beside the window moves it there, a drag moves it, the
 * wheel zooms. Boxes that are being dragged stay at their old places until they are dropped.
 */

import { type ReactFlowState, useStore as useFlow, useReactFlow } from '@xyflow/react'
import { memo, type PointerEvent, useCallback, useRef } from 'react'
import { shallow } from 'zustand/shallow'
import { boundingBox, centreOf, contains, type Rectangle } from '../../layout/geometry'
import type { CanvasNode } from '../state/nodeData'
import styles from './Minimap.module.css'

const size = { width: 200, height: 150 } as const
/** Pixels between the picture and the border. */
const margin = 8

export default function Minimap({ nodes }: { readonly nodes: readonly CanvasNode[] }) {
  const flow = useReactFlow()
  const window = useFlow(windowOf, shallow)
  const content = boundingBox(nodes.map(boxOf))
  const all = boundingBox([content, window])
  const scale = Math.max(all.width / (size.width - 2 * margin), all.height / (size.height - 2 * margin))
  const { x, y } = centreOf(all)
  const sheet = { x: x - (scale * size.width) / 2, y: y - (scale * size.height) / 2 }
  const svg = useRef<SVGSVGElement | null>(null)
  /** Where the pointer was at the last move of a drag. */
  const dragged = useRef<{ readonly x: number; readonly y: number; readonly scale: number } | undefined>(undefined)

  const sheetPoint = (event: { readonly clientX: number; readonly clientY: number }) => {
    const { left, top } = svg.current?.getBoundingClientRect() ?? { left: 0, top: 0 }
    return { x: sheet.x + (event.clientX - left) * scale, y: sheet.y + (event.clientY - top) * scale }
  }
  const press = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = sheetPoint(event)
    if (!contains(window, point)) void flow.setCenter(point.x, point.y, { zoom: flow.getZoom(), duration: 0 })
    dragged.current = { x: event.clientX, y: event.clientY, scale }
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const last = dragged.current
    if (!last) return
    const viewport = flow.getViewport()
    const factor = last.scale * viewport.zoom
    void flow.setViewport({
      x: viewport.x - (event.clientX - last.x) * factor,
      y: viewport.y - (event.clientY - last.y) * factor,
      zoom: viewport.zoom,
    })
    dragged.current = { ...last, x: event.clientX, y: event.clientY }
  }
  // React's wheel listener is passive and cannot keep the page from scrolling.
  const attach = useCallback(
    (element: SVGSVGElement | null) => {
      svg.current = element
      const zoom = (event: WheelEvent) => {
        event.preventDefault()
        void flow.zoomTo(flow.getZoom() * 2 ** (-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)))
      }
      element?.addEventListener('wheel', zoom, { passive: false })
    },
    [flow],
  )

  // Everything is visible already, and the minimap would only cover some of it.
  if (all.width === window.width && all.height === window.height) return null
  return (
    <svg
      ref={attach}
      {...size}
      className={styles.overview}
      role="img"
      aria-label="Overview"
      viewBox={`${sheet.x} ${sheet.y} ${scale * size.width} ${scale * size.height}`}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => {
        dragged.current = undefined
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

/** Two paths for all boxes: a thousand elements would take much longer to render. */
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
