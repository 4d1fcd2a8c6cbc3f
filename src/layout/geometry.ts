/** Sizes and rectangles of the canvas, in its own pixels, on one grid. */

import type { Point } from '../model/document'

/** Canvas pixels between two grid points. */
export const grid = 20
/** Every service box has this size, so that nothing has to be measured. */
export const boxSize = { width: 200, height: 80 } as const
/** Inside a deployable: room round its services, and for its name above them. */
export const padding = 20
/** Height of a frame’s header, in canvas pixels. */
export const headerHeight = 40
/** Between boxes with automatic positions. */
export const boxGap = 40

/** A rectangle in canvas pixels; x and y are its top left corner. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A side of a box at which an arrow leaves or enters. */
export type BoxSide = 'left' | 'right' | 'top' | 'bottom'

/** The box of a service whose top left corner is here. */
export function boxAt(point: Point): Rectangle {
  return { x: point.x, y: point.y, ...boxSize }
}

/** The nearest grid point. */
export function snapToGrid(point: Point): Point {
  return { x: Math.round(point.x / grid) * grid, y: Math.round(point.y / grid) * grid }
}

/** The box of a service whose middle is here. */
export function cornerAround(point: Point): Point {
  return snapToGrid({ x: point.x - boxSize.width / 2, y: point.y - boxSize.height / 2 })
}

/** The centre of a rectangle. */
export function centreOf(box: Rectangle): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The smallest rectangle round all of these. */
export function boundingBox(boxes: readonly Rectangle[]): Rectangle {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** The frame of a deployable round its services. */
export function frameAround(inner: Rectangle): Rectangle {
  return {
    x: inner.x - padding,
    y: inner.y - headerHeight,
    width: inner.width + 2 * padding,
    height: inner.height + headerHeight + padding,
  }
}

/** Whether a point lies in a rectangle, its border included. */
export function contains(box: Rectangle, point: Point): boolean {
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height
}

/** Whether two rectangles come closer than `distance`. */
export function overlaps(a: Rectangle, b: Rectangle, distance = 0): boolean {
  return (
    a.x < b.x + b.width + distance &&
    b.x < a.x + a.width + distance &&
    a.y < b.y + b.height + distance &&
    b.y < a.y + a.height + distance
  )
}

/** The sides of two boxes that an arrow connects. */
export interface FacingSides {
  readonly from: BoxSide
  readonly to: BoxSide
}

/** Below this distance between two boxes an arrow runs vertically instead of horizontally. */
const narrow = 40

/** The sides by which an arrow leaves one box and enters the other: across where there is room, as text runs. */
export function facingSides(from: Rectangle, to: Rectangle): FacingSides {
  const a = centreOf(from)
  const b = centreOf(to)
  const across = Math.abs(b.x - a.x) - (from.width + to.width) / 2
  const down = Math.abs(b.y - a.y) - (from.height + to.height) / 2
  if (across >= narrow || across >= down) {
    return b.x >= a.x ? { from: 'right', to: 'left' } : { from: 'left', to: 'right' }
  }
  return b.y >= a.y ? { from: 'bottom', to: 'top' } : { from: 'top', to: 'bottom' }
}

/** The middle of a side, where arrows start and end. */
export function sidePoint(box: Rectangle, side: BoxSide): Point {
  const { x, y } = centreOf(box)
  if (side === 'left') return { x: box.x, y }
  if (side === 'right') return { x: box.x + box.width, y }
  return side === 'top' ? { x, y: box.y } : { x, y: box.y + box.height }
}
