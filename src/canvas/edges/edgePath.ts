/**
 * The line of an edge: one cubic curve that leaves and enters boxes at right angles. Two edges between the same boxes
 * keep to their right, as on a road. The path always has the same commands, so that CSS can animate its shape.
 */

import { type BoxSide, facingSides, type Rectangle, sidePoint } from '../../layout/geometry'
import type { Point } from '../../model/document'

/** Where an edge leaves one box and enters another. */
export interface EdgeEnds {
  readonly sourceX: number
  readonly sourceY: number
  readonly targetX: number
  readonly targetY: number
  readonly sourceSide: BoxSide
  readonly targetSide: BoxSide
}

/** SVG path data of the line and of the arrowhead, and the point of the label. */
export interface EdgePath {
  readonly path: string
  readonly head: string
  readonly label: Point
}

/** Between two boxes: from the side of each that faces the other. */
export function edgeEnds(from: Rectangle, to: Rectangle): EdgeEnds {
  const sides = facingSides(from, to)
  const source = sidePoint(from, sides.from)
  const target = sidePoint(to, sides.to)
  return {
    sourceX: source.x,
    sourceY: source.y,
    sourceSide: sides.from,
    targetX: target.x,
    targetY: target.y,
    targetSide: sides.to,
  }
}

/** Distance of each of two opposite edges from the straight connection, in pixels. */
const laneOffset = 8

const outward: Readonly<Record<BoxSide, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  top: [0, -1],
  bottom: [0, 1],
}

/** `width` in pixels; `paired`: there is an edge in the opposite direction; `labelAt`: share of the way, 0 to 1. */
export function edgePath(ends: EdgeEnds, width: number, paired: boolean, labelAt = 0.5): EdgePath {
  const [ox, oy] = outward[ends.sourceSide]
  const [ix, iy] = outward[ends.targetSide]
  const offset = paired ? laneOffset : 0
  const shiftX = oy === 0 ? 0 : -oy * offset
  const shiftY = ox === 0 ? 0 : ox * offset
  const sx = ends.sourceX + shiftX
  const sy = ends.sourceY + shiftY
  const tipX = ends.targetX + shiftX
  const tipY = ends.targetY + shiftY
  const headLength = 7 + width
  const tx = tipX + ix * headLength
  const ty = tipY + iy * headLength
  // Half of the distance ahead, so that the curve never overshoots its end; more where it must turn round first.
  const ahead = (tx - sx) * ox + (ty - sy) * oy
  const bend = Math.min(160, ahead > 0 ? Math.max(30, ahead / 2) : Math.max(60, -ahead / 2))
  const [ax, ay] = [sx + ox * bend, sy + oy * bend]
  const [bx, by] = [tx + ix * bend, ty + iy * bend]
  const headHalf = 3.5 + width / 2
  const at = (a: number, b: number, c: number, d: number) => cubic(a, b, c, d, labelAt)
  return {
    path: `M${round(sx)} ${round(sy)}C${round(ax)} ${round(ay)} ${round(bx)} ${round(by)} ${round(tx)} ${round(ty)}`,
    head: `M${round(tipX)} ${round(tipY)}L${round(tx - iy * headHalf)} ${round(ty + ix * headHalf)}L${round(tx + iy * headHalf)} ${round(ty - ix * headHalf)}Z`,
    label: { x: round(at(sx, ax, bx, tx)), y: round(at(sy, ay, by, ty)) },
  }
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
