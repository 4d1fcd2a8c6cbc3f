/**
 * The layout of the command "Lay out": ELK's layered method, in a worker that lives as long as one layout.
 * It crosses fewer arrows than the page's own (`layout/layeredLayout.ts`) and takes some thirty times as long, so the page
 * uses its own for what must be shown at once: imports, and the sides that are not drawn.
 */

import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js'
import address from 'elkjs/lib/elk-worker.min.js?url'
import { boxSize, headerHeight, padding, snapToGrid } from '../../layout/geometry'
import type { LayoutTask } from '../../layout/layoutTask'
import type { Point, ServiceId } from '../../model/document'
import type { EditorStore } from '../../store/store'

/** Milliseconds. */
const layoutTimeout = 30_000
/** Milliseconds until a notice says that the layout is running. */
const noticeDelay = 300

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '100',
  'elk.spacing.nodeNode': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '30',
  'elk.spacing.componentComponent': '80',
  'elk.aspectRatio': '2',
} as const
/** A long chain goes on in a next row. It knows no boxes within boxes. */
const wrapped = {
  ...options,
  'elk.hierarchyHandling': 'SEPARATE_CHILDREN',
  'elk.layered.wrapping.strategy': 'MULTI_EDGE',
  'elk.layered.wrapping.additionalEdgeSpacing': '40',
} as const

/** Ends the running layout, if there is one. */
let stopLast = () => {}

/** Top left corners, from 0, 0; none if it was stopped. Rejects when it takes too long. */
export async function elkLayout(task: LayoutTask, store: EditorStore): Promise<ReadonlyMap<ServiceId, Point>> {
  stopLast()
  let unfetched: (reason: Error) => void = () => undefined
  const lost = new Promise<never>((_, refuse) => {
    unfetched = refuse
  })
  const elk = new ELK({
    workerFactory: () => {
      const worker = new Worker(address)
      worker.onerror = (event) => {
        event.preventDefault()
        unfetched(new Error('its worker could not be loaded'))
      }
      return worker
    },
  })
  const late = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('too late')), layoutTimeout))
  const stopped = new Promise<ElkNode>((done) => {
    stopLast = () => done({ id: 'none' })
  })
  const removeNotice = progressNotice(store, task, stopLast)
  try {
    return placesOf(await Promise.race([elk.layout(graphOf(task)), late, lost, stopped]))
  } finally {
    removeNotice()
    elk.terminateWorker()
  }
}

/** After a delay, shows a notice with a button that stops the layout; the returned function removes it. */
function progressNotice(store: EditorStore, { groups }: LayoutTask, stop: () => void): () => void {
  const count = groups.reduce((sum, group) => sum + group.length, 0)
  const offer = { label: 'Cancel', stop }
  const timer = setTimeout(
    () => store.getState().notify('info', `Laying out ${count} services …`, [], offer),
    noticeDelay,
  )
  return () => {
    clearTimeout(timer)
    const { notices, dismiss } = store.getState()
    for (const notice of notices) if (notice.offer === offer) dismiss(notice.id)
  }
}

function graphOf({ groups, links }: LayoutTask): ElkNode {
  const inset = { 'elk.padding': `[top=${headerHeight},left=${padding},bottom=${padding},right=${padding}]` }
  const box = (id: string): ElkNode => ({ id, ...boxSize })
  const children = groups.flatMap((group, i): ElkNode[] =>
    group.length > 1 ? [{ id: `frame ${i}`, layoutOptions: inset, children: group.map(box) }] : group.map(box),
  )
  const edges = links.map(([from, to], i) => ({ id: `arrow ${i}`, sources: [from], targets: [to] }))
  const nested = groups.some((group) => group.length > 1)
  const long = !nested && depth(links) >= longChain && groups.length < 2.5 * depth(links)
  return { id: 'sheet', layoutOptions: long ? wrapped : options, children, edges }
}

const longChain = 8

/** Length of the longest breadth-first walk from services without callers. */
function depth(links: LayoutTask['links']): number {
  const called = new Set(links.map(([, to]) => to))
  const seen = new Set(links.flatMap(([from]) => (called.has(from) ? [] : [from])))
  let [front, steps] = [new Set(seen), 0]
  for (; front.size > 0; steps++) {
    const next = new Set(links.flatMap(([from, to]) => (front.has(from) && !seen.has(to) ? [to] : [])))
    for (const id of next) seen.add(id)
    front = next
  }
  return steps
}

function placesOf(graph: ElkNode): ReadonlyMap<ServiceId, Point> {
  const places = new Map<ServiceId, Point>()
  const walk = ({ x = 0, y = 0, children = [] }: ElkNode, left: number, top: number) => {
    for (const child of children) {
      const [across, down] = [left + (child.x ?? 0), top + (child.y ?? 0)]
      if (child.id.startsWith('service:')) places.set(child.id as ServiceId, snapToGrid({ x: across, y: down }))
      else walk({ ...child, x, y }, across, down)
    }
  }
  walk(graph, 0, 0)
  return places
}
