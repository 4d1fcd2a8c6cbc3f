/**
 * Where labels stand on their arrows: the first of a few places along the line where a label covers neither a
 * box nor a label that already stands. One after another, the longest path first, then by what they cost; the
 * same picture always gives the same places.
 */

import type { Point } from '../model/document'
import { overlap, type Rectangle } from '../store/geometry'
import { type Ends, lineOf } from './path'

export interface Labelled {
  readonly ends: Ends
  readonly width: number
  readonly paired: boolean
  readonly label: string
  readonly critical?: boolean
  readonly tone?: number
  /** The place it would like best. */
  readonly wish: number
}

/** Beyond so many arrows labels cover each other in any case, and a drag has better things to do. */
const most = 120
const steps = [0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.24, -0.24, 0.3, -0.3, 0.36, -0.36]
/** Between the size near by and the larger one from some way off. */
const digit = 7
const height = 17

/** The middle of the label of each arrow: what weighs most chooses first. */
export function labelPlaces(arrows: readonly Labelled[], boxes: readonly Rectangle[]): readonly Point[] {
  if (arrows.length > most) return arrows.map((arrow) => pointAt(arrow, arrow.wish))
  const taken = [...boxes]
  const points = arrows.map(() => nowhere)
  const order = arrows.map((_, i) => i).sort((a, b) => weight(arrows[b]) - weight(arrows[a]))
  for (const i of order) {
    const arrow = arrows[i] as Labelled
    if (arrow.label === '') continue
    const places = steps.map((step) => arrow.wish + (arrow.wish > 0.5 ? -step : step))
    const free = places.find((place) => {
      const plate = plateAt(arrow, place)
      return !taken.some((other) => overlap(plate, other))
    })
    // Where all is taken it covers the least: a label at most, a box only between boxes that nearly touch.
    const clear = places.find((place) => !boxes.some((other) => overlap(plateAt(arrow, place), other)))
    const place = free ?? clear ?? arrow.wish
    taken.push(plateAt(arrow, place))
    points[i] = pointAt(arrow, place)
  }
  return points
}

function weight(arrow: Labelled | undefined): number {
  return (arrow?.critical ? 10 : 0) + (arrow?.tone ?? 0)
}

const nowhere: Point = { x: 0, y: 0 }

function pointAt({ ends, width, paired }: Labelled, place: number): Point {
  return lineOf(ends, width, paired, place).label
}

function plateAt(arrow: Labelled, place: number): Rectangle {
  const { x, y } = pointAt(arrow, place)
  const wide = arrow.label.length * digit
  return { x: x - wide / 2, y: y - height / 2, width: wide, height }
}
