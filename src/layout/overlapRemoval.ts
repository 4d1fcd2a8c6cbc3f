/**
 * Removes overlaps: of two boxes that are too close, the larger one stays and the smaller one moves along the axis
 * on which its way is shorter. The number and order of the rounds depend on the boxes alone, so the same boxes always
 * end in the same places.
 */

import { overlaps, type Rectangle } from './geometry'

const maxRounds = 60
/** A box between two larger ones would be pushed back and forth: after so many rounds boxes only move down. */
const gentleRounds = 8
/** Pairs looked at in all: a thousand boxes still take a few frames only. */
const effort = 1e7

/** The boxes moved until they keep `distance` pixels between them, in a limited number of rounds. */
export function removeOverlaps(
  boxes: ReadonlyMap<string, Rectangle>,
  distance: number,
): ReadonlyMap<string, Rectangle> {
  const area = (box: Rectangle) => box.width * box.height
  const list = Array.from(boxes, ([id, box]) => ({ id, box })).sort((a, b) => area(b.box) - area(a.box))
  const rounds = Math.min(maxRounds, gentleRounds + Math.ceil(effort / (list.length * list.length || 1)))
  for (let round = 0; round < rounds; round++) {
    let moved = false
    for (let i = 1; i < list.length; i++) {
      for (let j = 0; j < i; j++) {
        const mover = list[i]
        const rock = list[j]
        if (!mover || !rock || !overlaps(mover.box, rock.box, distance)) continue
        mover.box =
          round < gentleRounds ? pushed(mover.box, rock.box, distance) : pushedDown(mover.box, rock.box, distance)
        moved = true
      }
    }
    if (!moved) break
  }
  return new Map(list.map(({ id, box }) => [id, box]))
}

function pushedDown(mover: Rectangle, rock: Rectangle, distance: number): Rectangle {
  return { ...mover, y: rock.y + rock.height + distance }
}

function pushed(mover: Rectangle, rock: Rectangle, distance: number): Rectangle {
  const right = rock.x + rock.width + distance - mover.x
  const left = mover.x + mover.width + distance - rock.x
  const down = rock.y + rock.height + distance - mover.y
  const up = mover.y + mover.height + distance - rock.y
  const minShift = Math.min(right, left, down, up)
  if (minShift === down) return { ...mover, y: mover.y + down }
  if (minShift === up) return { ...mover, y: mover.y - up }
  if (minShift === right) return { ...mover, x: mover.x + right }
  return { ...mover, x: mover.x - left }
}
