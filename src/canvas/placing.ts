/**
 * Where labels stand on their arrows: the first of a few places along the line where a label covers neither a
 * box nor a label that already stands. One after another, in the order of the arrows; the same picture always
 * gives the same places.
 */

import { overlap, type Rectangle } from '../store/geometry'
import { type Ends, lineOf } from './path'

export interface Labelled {
  readonly ends: Ends
  readonly width: number
  readonly paired: boolean
  readonly label: string
  /** The place it would like best. */
  readonly wish: number
}

/** Beyond so many arrows labels cover each other in any case, and a drag has better things to do. */
const most = 120
const steps = [0, 0.1, -0.1, 0.2, -0.2, 0.28, -0.28]
/** Between the size near by and the larger one from some way off. */
const digit = 7
const height = 17

/** A share of the way for each arrow. */
export function labelPlaces(arrows: readonly Labelled[], boxes: readonly Rectangle[]): readonly number[] {
  if (arrows.length > most) return arrows.map((arrow) => arrow.wish)
  const taken = [...boxes]
  return arrows.map((arrow) => {
    if (arrow.label === '') return arrow.wish
    const places = steps.map((step) => arrow.wish + (arrow.wish > 0.5 ? -step : step))
    const free = places.find((place) => {
      const plate = plateAt(arrow, place)
      return !taken.some((other) => overlap(plate, other))
    })
    const place = free ?? arrow.wish
    taken.push(plateAt(arrow, place))
    return place
  })
}

function plateAt({ ends, width, paired, label }: Labelled, place: number): Rectangle {
  const { x, y } = lineOf(ends, width, paired, place).label
  const wide = label.length * digit
  return { x: x - wide / 2, y: y - height / 2, width: wide, height }
}
