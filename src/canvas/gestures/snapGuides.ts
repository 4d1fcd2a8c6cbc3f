/**
 * Guides: while boxes are dragged, an edge or a middle that comes near that of another box snaps to it, and a line
 * says to which. The nearest wins; of several as near, the one whose box is nearest.
 */

import type { Rectangle } from '../../layout/geometry'

export interface SnapGuide {
  readonly along: 'x' | 'y'
  readonly at: number
  /** From where to where the line runs, on the other axis. */
  readonly from: number
  readonly to: number
}

export interface Snap {
  readonly x: number
  readonly y: number
  readonly guides: readonly SnapGuide[]
}

/** Half of the grid: further away the grid itself is nearer. */
const reach = 10

export function snapToBoxes(moving: Rectangle, others: readonly Rectangle[]): Snap {
  const [across, down] = [nearest(moving, others, 'x'), nearest(moving, others, 'y')]
  const by = { x: across?.by ?? 0, y: down?.by ?? 0 }
  const moved = { ...moving, x: moving.x + by.x, y: moving.y + by.y }
  const guides = [across && lineOf('x', across, moved), down && lineOf('y', down, moved)]
  return { ...by, guides: guides.filter((guide) => guide !== undefined) }
}

interface Match {
  readonly by: number
  readonly at: number
  readonly far: number
  readonly other: Rectangle
}

function nearest(moving: Rectangle, others: readonly Rectangle[], axis: 'x' | 'y'): Match | undefined {
  const [cross, length] = axis === 'x' ? (['y', 'width'] as const) : (['x', 'height'] as const)
  const [low, high] = [moving[axis] - reach, moving[axis] + moving[length] + reach]
  let best: Match | undefined
  for (const other of others) {
    // Among thousands most are nowhere near: a drag asks with every move.
    if (other[axis] > high || other[axis] + other[length] < low) continue
    const far = Math.abs(other[cross] - moving[cross])
    for (const share of marks)
      for (const own of marks) {
        const at = other[axis] + share * other[length]
        const by = at - moving[axis] - own * moving[length]
        if (Math.abs(by) > reach) continue
        const better =
          !best || Math.abs(by) < Math.abs(best.by) || (Math.abs(by) === Math.abs(best.by) && far < best.far)
        if (better) best = { by, at, far, other }
      }
  }
  return best
}

/** Both edges and the middle, as shares of the way across. */
const marks = [0, 0.5, 1]

function lineOf(along: 'x' | 'y', { at, other }: Match, moved: Rectangle): SnapGuide {
  const [start, extent] = along === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const)
  const ends = [other, moved].flatMap((box) => [box[start], box[start] + box[extent]])
  return { along, at, from: Math.min(...ends), to: Math.max(...ends) }
}
