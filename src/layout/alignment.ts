/** Boxes in line and at equal distances: where each of the chosen ones goes. Everything stays on the grid. */

import type { Document, Edit, Point, ServiceId } from '../model/document'
import { drawnArrangement } from './arrangement'
import { boxSize, grid } from './geometry'
import { placeServices } from './mergeEdits'

/** `along`: in one column ("x") or one row ("y"); `at` which edge of the outermost box, or between them. */
export function alignServices(chosen: readonly ServiceId[], along: 'x' | 'y', at: 'start' | 'middle' | 'end'): Edit {
  return (document) => {
    const boxes = boxesOf(document, chosen)
    if (boxes.length < 2) return document
    const [low, high] = bounds(boxes.map(({ point }) => point[along]))
    const to = at === 'start' ? low : at === 'end' ? high : onGrid((low + high) / 2)
    return put(
      document,
      clear(
        boxes.map(({ id, point }) => ({ id, point: { ...point, [along]: to } })),
        along === 'x' ? 'y' : 'x',
      ),
    )
  }
}

/** The outermost two stay; those between them stand at equal distances, in the order in which they stood. */
export function distributeServices(chosen: readonly ServiceId[], along: 'x' | 'y'): Edit {
  return (document) => {
    const boxes = [...boxesOf(document, chosen)].sort((a, b) => a.point[along] - b.point[along])
    const [first, last] = [boxes[0], boxes.at(-1)]
    if (boxes.length < 3 || !first || !last) return document
    const from = first.point[along]
    const extent = along === 'x' ? boxSize.width : boxSize.height
    // Boxes that have no room between the outermost two push the last one out rather than lie on each other.
    const step = Math.max(extent + grid, (last.point[along] - from) / (boxes.length - 1))
    return put(
      document,
      boxes.map(({ id, point }, i) => ({ id, point: { ...point, [along]: onGrid(from + i * step) } })),
    )
  }
}

interface Box {
  readonly id: ServiceId
  readonly point: Point
}

function boxesOf(document: Document, chosen: readonly ServiceId[]): readonly Box[] {
  const { positions } = drawnArrangement(document)
  return chosen.flatMap((id) => {
    const point = positions.get(id)
    return point ? { id, point } : []
  })
}

/** Boxes that came to lie on each other in their column or row make room, the first of them staying. */
function clear(boxes: readonly Box[], along: 'x' | 'y'): readonly Box[] {
  const extent = (along === 'x' ? boxSize.width : boxSize.height) + grid
  let free = Number.NEGATIVE_INFINITY
  return [...boxes]
    .sort((a, b) => a.point[along] - b.point[along])
    .map(({ id, point }) => {
      const at = Math.max(point[along], free)
      free = at + extent
      return { id, point: { ...point, [along]: at } }
    })
}

/** The same document if all stand there already. */
function put(document: Document, boxes: readonly Box[]): Document {
  const { positions } = drawnArrangement(document)
  const moved = boxes.filter(({ id, point }) => {
    const at = positions.get(id)
    return at?.x !== point.x || at?.y !== point.y
  })
  return moved.length === 0
    ? document
    : placeServices(Object.fromEntries(moved.map(({ id, point }) => [id, point])))(document)
}

function onGrid(value: number): number {
  return Math.round(value / grid) * grid
}

function bounds(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)]
}
