/**
 * Where labels stand on their edges: the first of a few places along the line where a label covers neither a box nor
 * a label placed before it. Selected edges come first, then the longest path, then the costliest. Where there is no
 * room for the whole label its last figure is shown alone; where there is none for that either, the edge has no label
 * until it or one of its ends is selected. Deterministic.
 */

import { overlaps, type Rectangle } from '../../layout/geometry'
import type { Point } from '../../model/document'
import { type EdgeEnds, edgePath } from './edgePath'

/** An edge whose label is to be placed. */
export interface LabelledEdge {
  readonly ends: EdgeEnds
  readonly width: number
  readonly paired: boolean
  readonly label: string
  readonly critical?: boolean
  readonly tone?: number
  /** It or one of its ends is selected: its label is shown in any case. */
  readonly isEmphasized?: boolean
  /** The share of the way, 0 to 1, at which its label stands best. */
  readonly preferredShare: number
}

/** Where a label stands: its middle, on the sheet. */
export interface LabelPlacement extends Point {
  /** As much of the label as there is room for; '' for none. */
  readonly text: string
  /** The share of the way at which it stands. */
  readonly share: number
}

/** The label of the edge with this id. */
export interface LabelSpot extends LabelPlacement {
  readonly id: string
}

/** Of more edges than these the labels would cover each other wherever they stand: no search for room. */
const maxEdges = 120
/** Distances from the preferred share, in the order in which they are tried. */
const steps = [0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.24, -0.24, 0.3, -0.3, 0.36, -0.36]
/** Pixels; between the font size near by and the larger one from some way off. */
const letterWidth = 7
const labelHeight = 17

/** The middle and the text of the label of each edge, in the order of `edges`. */
export function placeLabels(edges: readonly LabelledEdge[], boxes: readonly Rectangle[]): readonly LabelPlacement[] {
  const placements = edges.map((edge): LabelPlacement => ({ ...pointAt(edge, edge.preferredShare), text: edge.label }))
  if (edges.length > maxEdges) return placements
  const obstacles = [...boxes]
  const order = edges.map((_, i) => i).sort((a, b) => weight(edges[b]!) - weight(edges[a]!))
  for (const i of order) {
    const edge = edges[i]!
    if (edge.label === '') continue
    const lastFigure = edge.label.slice(edge.label.lastIndexOf(' · ') + 3)
    const short = lastFigure.length < edge.label.length - 3 ? lastFigure : edge.label
    const free = freePlace(edge, edge.label, obstacles) ?? freePlace(edge, short, obstacles)
    // An emphasized label may cover other labels; a box only between boxes that nearly touch.
    const forced = edge.isEmphasized
      ? (freePlace(edge, edge.label, boxes) ?? freePlace(edge, short, boxes) ?? placements[i])
      : undefined
    const placement = free ?? forced ?? { ...placements[i]!, text: '' }
    if (placement.text !== '') obstacles.push(labelBox(placement))
    placements[i] = placement
  }
  return placements
}

function freePlace(edge: LabelledEdge, text: string, obstacles: readonly Rectangle[]): LabelPlacement | undefined {
  for (const step of steps) {
    const share = edge.preferredShare + (edge.preferredShare > 0.5 ? -step : step)
    const placement = { ...pointAt(edge, share), text }
    const box = labelBox(placement)
    if (!obstacles.some((obstacle) => overlaps(box, obstacle))) return placement
  }
  return undefined
}

function weight(edge: LabelledEdge): number {
  return (edge.isEmphasized ? 100 : 0) + (edge.critical ? 10 : 0) + (edge.tone ?? 0)
}

function pointAt({ ends, width, paired }: LabelledEdge, share: number): Omit<LabelPlacement, 'text'> {
  return { ...edgePath(ends, width, paired, share).label, share }
}

function labelBox({ x, y, text }: LabelPlacement): Rectangle {
  const width = text.length * letterWidth
  return { x: x - width / 2, y: y - labelHeight / 2, width, height: labelHeight }
}
