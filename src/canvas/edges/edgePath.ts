/**
 * The line of an arrow: one cubic curve that leaves and enters boxes at right angles. Two arrows between the
 * same boxes keep to their right, as on a road. Always the same commands, so that one shape can turn into
 * another when boxes move.
 */

import { type BoxSide, facingSides, type Rectangle, sidePoint } from '../../layout/geometry'

export interface EdgeEnds {
  readonly sourceX: number
  readonly sourceY: number
  readonly targetX: number
  readonly targetY: number
  readonly sourceSide: BoxSide
  readonly targetSide: BoxSide
}

export interface EdgePath {
  readonly path: string
  readonly head: string
  readonly label: { readonly x: number; readonly y: number }
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

const lane = 8

const outward: Readonly<Record<BoxSide, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  top: [0, -1],
  bottom: [0, 1],
}

/** `labelAt` is a share of the way, from 0 to 1. */
export function edgePath(ends: EdgeEnds, width: number, paired: boolean, labelAt = 0.5): EdgePath {
  const [ox, oy] = outward[ends.sourceSide]
  const [ix, iy] = outward[ends.targetSide]
  const aside = paired ? lane : 0
  const shiftX = oy === 0 ? 0 : -oy * aside
  const shiftY = ox === 0 ? 0 : ox * aside
  const sx = ends.sourceX + shiftX
  const sy = ends.sourceY + shiftY
  const tipX = ends.targetX + shiftX
  const tipY = ends.targetY + shiftY
  const length = 7 + width
  const tx = tipX + ix * length
  const ty = tipY + iy * length
  // Half the way ahead, so that the curve never swings past its end; more where it has to turn round first.
  const ahead = (tx - sx) * ox + (ty - sy) * oy
  const bend = Math.min(160, ahead > 0 ? Math.max(30, ahead / 2) : Math.max(60, -ahead / 2))
  const [ax, ay] = [sx + ox * bend, sy + oy * bend]
  const [bx, by] = [tx + ix * bend, ty + iy * bend]
  const half = 3.5 + width / 2
  const at = (a: number, b: number, c: number, d: number) => cubic(a, b, c, d, labelAt)
  return {
    path: `M${round(sx)} ${round(sy)}C${round(ax)} ${round(ay)} ${round(bx)} ${round(by)} ${round(tx)} ${round(ty)}`,
    head: `M${round(tipX)} ${round(tipY)}L${round(tx - iy * half)} ${round(ty + ix * half)}L${round(tx + iy * half)} ${round(ty - ix * half)}Z`,
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
