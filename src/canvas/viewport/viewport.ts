/** The window on the sheet: what commands may do with it, and when it moves by itself. */

import type { ReactFlowInstance } from '@xyflow/react'
import { type RefObject, useEffect, useRef } from 'react'
import type { Arrangement } from '../../layout/arrangement'
import { boundingBox, boxAt, boxSize } from '../../layout/geometry'
import type { ServiceId } from '../../model/document'
import { visibleView } from '../../store/selectors'
import { store, useStore } from '../../store/useStore'
import type { CanvasEdge, CanvasNode } from '../projection/projection'

/** As `commands/` wants it. */
export interface Viewport {
  readonly fit: (services?: readonly string[]) => void
  readonly zoom: (factor: number) => void
  readonly middle: () => { readonly x: number; readonly y: number }
  readonly focus: (service: string) => void
  /** Moves no more than it must for all of this box to be seen. */
  readonly reveal: (service: string) => void
}

type Flow = ReactFlowInstance<CanvasNode, CanvasEdge>

/** Clear of the switch above and the legend below. */
const room = { padding: { x: '28px', top: '62px', bottom: '58px' }, maxZoom: 1.1 } as const
const sideRoom = 28
const endRoom = 60
/** A design of thousands is opened at its middle: all of it at once would be a grey cloth, and slow. */
const vast = 1500
const leastZoom = 0.3

export function useViewport(
  flow: Flow,
  sheet: RefObject<HTMLElement | null>,
  onViewport: ((viewport: Viewport | undefined) => void) | undefined,
): void {
  useEffect(() => {
    onViewport?.({
      // After the next paint: whoever asks has often just changed what there is to see.
      fit: (services) =>
        requestAnimationFrame(() => {
          const nodes = services?.map((id) => ({ id }))
          void flow.fitView({ ...room, ...(nodes ? { nodes } : {}), duration: pace() })
        }),
      zoom: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: pace() / 2 }),
      middle: () => {
        const { left, top, width, height } = sheet.current?.getBoundingClientRect() ?? new DOMRect()
        return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 })
      },
      focus: (service) => {
        const at = flow.getNode(service)?.position
        if (!at) return
        store.getState().select({ services: [service as ServiceId] })
        const zoom = Math.max(0.8, flow.getZoom())
        void flow.setCenter(at.x + boxSize.width / 2, at.y + boxSize.height / 2, { zoom, duration: pace() })
        const box = () => sheet.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(service)}"]`)?.focus()
        requestAnimationFrame(box)
      },
      // After the next paint, like `fit`: it is asked for what has just been added.
      reveal: (service) =>
        requestAnimationFrame(() => {
          const at = flow.getNode(service)?.position
          const view = sheet.current?.getBoundingClientRect()
          if (!at || !view) return
          const { x, y, zoom } = flow.getViewport()
          const left = at.x * zoom + x
          const top = at.y * zoom + y
          const by = {
            x: shortfall(left, left + boxSize.width * zoom, sideRoom, view.width - sideRoom),
            y: shortfall(top, top + boxSize.height * zoom, endRoom, view.height - endRoom),
          }
          if (by.x !== 0 || by.y !== 0) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, { duration: pace() })
        }),
    })
    return () => onViewport?.(undefined)
  }, [flow, sheet, onViewport])
}

/**
 * Another design is shown whole. A switch of the view shows the whole again if the whole was what was seen;
 * who had zoomed in stays there.
 */
export function useFitView(flow: Flow, arrangement: Arrangement, sheet: RefObject<HTMLElement | null>): void {
  const view = useStore(visibleView)
  const services = useStore((editor) => editor.document.design.services)
  const before = useRef({ view, services: {} as typeof services, arrangement })

  useEffect(() => {
    const last = before.current
    before.current = { view, services, arrangement }
    const [now, then] = [Object.keys(services), Object.keys(last.services)]
    // The first box on an empty sheet stays under the pointer that put it there.
    const another = services !== last.services && now.length + then.length > 1 && !isKin(now, then)
    const turned = view !== last.view && isSeen(flow, last.arrangement, sheet.current)
    if (!another && !turned) return
    const minZoom = arrangement.positions.size > vast ? { minZoom: leastZoom } : {}
    requestAnimationFrame(() => void flow.fitView({ ...room, ...minZoom, duration: another ? 0 : pace() }))
  }, [flow, view, services, arrangement, sheet])
}

/** Whether most of one design is in the other: then it is an edit, however large, and the window stays. */
function isKin(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others)
  return 2 * some.filter((id) => known.has(id)).length >= Math.min(some.length, others.length) && others.length > 0
}

/** The window follows the keyboard to a box that is out of sight. */
export function followFocus(flow: Flow, sheet: HTMLElement | null, target: EventTarget): void {
  if (!sheet || !(target instanceof HTMLElement) || !target.matches('.react-flow__node:focus-visible')) return
  const box = target.getBoundingClientRect()
  const view = sheet.getBoundingClientRect()
  const inside = box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom
  const node = inside ? undefined : flow.getNode(target.dataset.id ?? '')
  if (!node) return
  const { x, y } = node.position
  const zoom = flow.getZoom()
  void flow.setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, { zoom, duration: pace() })
}

function isSeen(flow: Flow, arrangement: Arrangement, sheet: HTMLElement | null): boolean {
  if (!sheet || arrangement.positions.size === 0) return false
  const { left, top, right, bottom } = sheet.getBoundingClientRect()
  const from = flow.screenToFlowPosition({ x: left, y: top }, { snapToGrid: false })
  const to = flow.screenToFlowPosition({ x: right, y: bottom }, { snapToGrid: false })
  const all = boundingBox([...arrangement.positions.values()].map(boxAt))
  return all.x >= from.x && all.y >= from.y && all.x + all.width <= to.x && all.y + all.height <= to.y
}

/** How far a stretch must move to lie between two bounds; its start goes first where it is too long. */
function shortfall(from: number, to: number, low: number, high: number): number {
  return from < low ? low - from : to > high ? Math.max(high - to, low - from) : 0
}

/** Milliseconds for a movement of the window. */
function pace(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 320
}
