/** The window on the sheet: what commands may do with it, and when it moves automatically. */

import { type RefObject, useEffect, useRef } from 'react'
import type { Arrangement } from '../../layout/arrangement'
import { boundingBox, boxAt, boxSize } from '../../layout/geometry'
import type { Viewport } from '../../layout/viewport'
import type { ServiceId } from '../../model/document'
import { visibleView } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import type { CanvasFlow } from '../state/nodeData'

/** Leaves the view switch above and the legend below uncovered. */
const fitOptions = { padding: { x: '28px', top: '62px', bottom: '58px' }, maxZoom: 1.1 } as const
const marginX = 28
const marginY = 60
/** Above this many boxes a design opens at its middle: all of them at once would be unreadable and slow. */
const maxFittedBoxes = 1500
const minFitZoom = 0.3
const transitionMs = 320

/** Hands the viewport out once the canvas is mounted, and `undefined` when it unmounts. */
export function useViewport(
  flow: CanvasFlow,
  sheet: RefObject<HTMLElement | null>,
  onViewport: ((viewport: Viewport | undefined) => void) | undefined,
): void {
  useEffect(() => {
    onViewport?.(viewportOf(flow, sheet))
    return () => onViewport?.(undefined)
  }, [flow, sheet, onViewport])
}

function viewportOf(flow: CanvasFlow, sheet: RefObject<HTMLElement | null>): Viewport {
  return {
    // After the next paint: the caller has often just changed what is on the sheet.
    fit: (services) =>
      requestAnimationFrame(() => {
        const nodes = services?.map((id) => ({ id }))
        void flow.fitView({ ...fitOptions, ...(nodes ? { nodes } : {}), ...transition() })
      }),
    zoom: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: transition().duration / 2 }),
    middle: () => {
      const { left, top, width, height } = sheet.current?.getBoundingClientRect() ?? new DOMRect()
      return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 })
    },
    focus: (service) => {
      const position = flow.getNode(service)?.position
      if (!position) return
      store.getState().select({ services: [service as ServiceId] })
      const centre = { x: position.x + boxSize.width / 2, y: position.y + boxSize.height / 2 }
      void flow.setCenter(centre.x, centre.y, { zoom: Math.max(0.8, flow.getZoom()), ...transition() })
      requestAnimationFrame(() =>
        sheet.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(service)}"]`)?.focus(),
      )
    },
    // After the next paint, like `fit`: the service has often just been added.
    reveal: (service) =>
      requestAnimationFrame(() => {
        const position = flow.getNode(service)?.position
        const view = sheet.current?.getBoundingClientRect()
        if (!position || !view) return
        const { x, y, zoom } = flow.getViewport()
        const left = position.x * zoom + x
        const top = position.y * zoom + y
        const shift = {
          x: shiftInto(left, left + boxSize.width * zoom, marginX, view.width - marginX),
          y: shiftInto(top, top + boxSize.height * zoom, marginY, view.height - marginY),
        }
        if (shift.x !== 0 || shift.y !== 0)
          void flow.setViewport({ x: x + shift.x, y: y + shift.y, zoom }, transition())
      }),
  }
}

/**
 * Shows another design as a whole. A switch of the view shows the whole again if the whole was visible before; a
 * window that was zoomed in stays where it is.
 */
export function useFitView(flow: CanvasFlow, arrangement: Arrangement, sheet: RefObject<HTMLElement | null>): void {
  const view = useStore(visibleView)
  const services = useStore((editor) => editor.document.design.services)
  const latest = useRef({ view, services: {} as typeof services, arrangement })

  useEffect(() => {
    const previous = latest.current
    latest.current = { view, services, arrangement }
    const [ids, previousIds] = [Object.keys(services), Object.keys(previous.services)]
    // The first box on an empty sheet stays under the pointer that put it there.
    const isOther =
      services !== previous.services && ids.length + previousIds.length > 1 && !isSameDesign(ids, previousIds)
    const isSwitched = view !== previous.view && isWhollyVisible(flow, previous.arrangement, sheet.current)
    if (!isOther && !isSwitched) return
    const minZoom = arrangement.positions.size > maxFittedBoxes ? { minZoom: minFitZoom } : {}
    const motion = isOther ? { duration: 0 } : transition()
    requestAnimationFrame(() => void flow.fitView({ ...fitOptions, ...minZoom, ...motion }))
  }, [flow, view, services, arrangement, sheet])
}

/** Whether most of one design is in the other: then the change is an edit, however large, and the window stays. */
function isSameDesign(ids: readonly string[], others: readonly string[]): boolean {
  const otherIds = new Set(others)
  return 2 * ids.filter((id) => otherIds.has(id)).length >= Math.min(ids.length, others.length) && others.length > 0
}

/** The window follows the keyboard focus to a box outside of it. */
export function followFocus(flow: CanvasFlow, sheet: HTMLElement | null, target: EventTarget): void {
  if (!sheet || !(target instanceof HTMLElement) || !target.matches('.react-flow__node:focus-visible')) return
  const box = target.getBoundingClientRect()
  const view = sheet.getBoundingClientRect()
  const inside = box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom
  const node = inside ? undefined : flow.getNode(target.dataset.id ?? '')
  if (!node) return
  const { x, y } = node.position
  const zoom = flow.getZoom()
  void flow.setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, { zoom, ...transition() })
}

function isWhollyVisible(flow: CanvasFlow, arrangement: Arrangement, sheet: HTMLElement | null): boolean {
  if (!sheet || arrangement.positions.size === 0) return false
  const { left, top, right, bottom } = sheet.getBoundingClientRect()
  const from = flow.screenToFlowPosition({ x: left, y: top }, { snapToGrid: false })
  const to = flow.screenToFlowPosition({ x: right, y: bottom }, { snapToGrid: false })
  const all = boundingBox([...arrangement.positions.values()].map(boxAt))
  return all.x >= from.x && all.y >= from.y && all.x + all.width <= to.x && all.y + all.height <= to.y
}

/** How far a stretch must move to lie between two bounds; where it is too long, its start is kept visible. */
function shiftInto(start: number, end: number, low: number, high: number): number {
  return start < low ? low - start : end > high ? Math.max(high - end, low - start) : 0
}

/** Straight from view to view ("smooth" would zoom out on the way); at once for readers who prefer reduced motion. */
function transition() {
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  return { duration: isReduced ? 0 : transitionMs, interpolate: 'linear' } as const
}
