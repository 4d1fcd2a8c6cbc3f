/**
 * Where labels stand on their arrows: the first of a few places along the line where a label covers neither a
 * box nor a label that already stands. One after another, what is chosen first, then the longest path, then by what
 * they cost. Where there is no room for all of a label its last figure may do; where there is none for that either,
 * the arrow has no label until it or one of its boxes is chosen. The same picture always gives the same places.
 */

import { overlaps, type Rectangle } from '../../layout/geometry'
import type { Point } from '../../model/document'
import { type EdgeEnds, edgePath } from './edgePath'

export interface LabelledEdge {
  readonly ends: EdgeEnds
  readonly width: number
  readonly paired: boolean
  readonly label: string
  readonly critical?: boolean
  readonly tone?: number
  /** It or one of its ends is chosen: it is read in any case. */
  readonly isEmphasized?: boolean
  /** The place it would like best. */
  readonly preferredShare: number
}

export interface LabelPlacement extends Point {
  /** What there is room for. */
  readonly text: string
  /** At which share of its arrow that is. */
  readonly share: number
}

/** Beyond so many arrows labels cover each other in any case, and a drag has better things to do. */
const most = 120
const steps = [0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.24, -0.24, 0.3, -0.3, 0.36, -0.36]
/** Between the size near by and the larger one from some way off. */
const digit = 7
const height = 17

/** The middle of the label of each arrow, and what it says: what weighs most chooses first. */
export function placeLabels(arrows: readonly LabelledEdge[], boxes: readonly Rectangle[]): readonly LabelPlacement[] {
  const wished = arrows.map((arrow): LabelPlacement => ({ ...pointAt(arrow, arrow.preferredShare), text: arrow.label }))
  if (arrows.length > most) return wished
  const taken = [...boxes]
  const order = arrows.map((_, i) => i).sort((a, b) => weight(arrows[b]) - weight(arrows[a]))
  for (const i of order) {
    const arrow = arrows[i]!
    if (arrow.label === '') continue
    const places = steps.map((step) => arrow.preferredShare + (arrow.preferredShare > 0.5 ? -step : step))
    const room = (text: string, among: readonly Rectangle[]) => {
      const place = places.find((one) => !among.some((other) => overlaps(plateAt(arrow, one, text), other)))
      return place === undefined ? undefined : { ...pointAt(arrow, place), text }
    }
    const short = arrow.label.slice(arrow.label.lastIndexOf(' · ') + 3)
    const brief = short.length < arrow.label.length - 3 ? short : arrow.label
    const free = room(arrow.label, taken) ?? room(brief, taken)
    // What is asked for covers the least: a label at most, a box only between boxes that nearly touch.
    const asked = arrow.isEmphasized ? (room(arrow.label, boxes) ?? room(brief, boxes) ?? wished[i]) : undefined
    const placed = free ?? asked ?? { ...wished[i]!, text: '' }
    if (placed.text !== '') taken.push(plate(placed))
    wished[i] = placed
  }
  return wished
}

function weight(arrow: LabelledEdge | undefined): number {
  return (arrow?.isEmphasized ? 100 : 0) + (arrow?.critical ? 10 : 0) + (arrow?.tone ?? 0)
}

function pointAt({ ends, width, paired }: LabelledEdge, share: number): Omit<LabelPlacement, 'text'> {
  return { ...edgePath(ends, width, paired, share).label, share }
}

function plateAt(arrow: LabelledEdge, place: number, text: string): Rectangle {
  return plate({ ...pointAt(arrow, place), text })
}

function plate({ x, y, text }: LabelPlacement): Rectangle {
  const wide = text.length * digit
  return { x: x - wide / 2, y: y - height / 2, width: wide, height }
}
