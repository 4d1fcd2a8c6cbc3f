/**
 * While boxes are dragged, an edge or a middle that comes near that of another box snaps to it, and a guide line shows
 * to which. The nearest line wins; of several equally near, the one of the nearest box.
 */

import type { Rectangle } from '../../layout/geometry'
import { signal } from '../state/signal'

/** A vertical line at `x = at` (`along: 'x'`) or a horizontal one at `y = at`, from `from` to `to` on the other axis. */
export interface SnapGuide {
  readonly along: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

/** By how much the boxes move to snap, and the lines to show. */
export interface SnapResult {
  readonly x: number
  readonly y: number
  readonly guides: readonly SnapGuide[]
}

const noGuides: readonly SnapGuide[] = []

/** The lines on screen. */
export const snapGuides = signal(noGuides)

/** Shows these lines; without an argument none. */
export function showGuides(guides: readonly SnapGuide[] = noGuides): void {
  snapGuides.set(guides.length === 0 ? noGuides : guides)
}

/** Pixels on the sheet: half of the grid; beyond that the grid itself is nearer. */
const maxDistance = 10

/** `moving`: the bounding box of what is dragged; `others`: the boxes that stay. */
export function snapToBoxes(moving: Rectangle, others: readonly Rectangle[]): SnapResult {
  const [across, down] = [nearestLine(moving, others, 'x'), nearestLine(moving, others, 'y')]
  const shift = { x: across?.shift ?? 0, y: down?.shift ?? 0 }
  const moved = { ...moving, x: moving.x + shift.x, y: moving.y + shift.y }
  const guides = [across && guideOf('x', across, moved), down && guideOf('y', down, moved)]
  return { ...shift, guides: guides.filter((guide) => guide !== undefined) }
}

interface SnapLine {
  readonly shift: number
  readonly at: number
  /** Distance of the other box on the other axis. */
  readonly distance: number
  readonly other: Rectangle
}

/** Both edges and the middle, as shares of the extent. */
const lineShares = [0, 0.5, 1]

function nearestLine(moving: Rectangle, others: readonly Rectangle[], axis: 'x' | 'y'): SnapLine | undefined {
  const { cross, extent } = axis === 'x' ? alongX : alongY
  const [low, high] = [moving[axis] - maxDistance, moving[axis] + moving[extent] + maxDistance]
  let best: SnapLine | undefined
  for (const other of others) {
    // This runs with every move: most of a thousand boxes are skipped here.
    if (other[axis] > high || other[axis] + other[extent] < low) continue
    const distance = Math.abs(other[cross] - moving[cross])
    for (const otherShare of lineShares)
      for (const share of lineShares) {
        const at = other[axis] + otherShare * other[extent]
        const shift = at - moving[axis] - share * moving[extent]
        const size = Math.abs(shift)
        if (size > maxDistance) continue
        const bestSize = best ? Math.abs(best.shift) : Number.POSITIVE_INFINITY
        if (!best || size < bestSize || (size === bestSize && distance < best.distance))
          best = { shift, at, distance, other }
      }
  }
  return best
}

const alongX = { cross: 'y', extent: 'width', crossExtent: 'height' } as const
const alongY = { cross: 'x', extent: 'height', crossExtent: 'width' } as const

function guideOf(along: 'x' | 'y', { at, other }: SnapLine, moved: Rectangle): SnapGuide {
  const { cross, crossExtent } = along === 'x' ? alongX : alongY
  const ends = [other, moved].flatMap((box) => [box[cross], box[cross] + box[crossExtent]])
  return { along, at, from: Math.min(...ends), to: Math.max(...ends) }
}
