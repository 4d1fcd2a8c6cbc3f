/**
 * The labels of all arrows, above all arrows, so that none runs through the figures of another; below the
 * boxes. Hidden from screen readers: the arrows themselves are read out.
 */

import { type ReactFlowState, useStore as useFlow, ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { contains, type Rectangle } from '../../layout/geometry'
import type { Point } from '../../model/document'
import { dragPositions } from '../gestures/dragPositions'
import type { CanvasEdge, CanvasNode, LabelSpot } from '../projection/projection'
import { useSignal } from '../projection/signal'
import { edgeAttributes } from './CallEdge'
import styles from './CallEdge.module.css'
import { edgeEnds, edgePath } from './edgePath'
import type { EdgeEnd } from './serviceEdges'

interface Props {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
  readonly spots: readonly LabelSpot[]
}

/** Of more labels than these only those in sight are drawn, and what is next to sight. */
const many = 150

/** Those at a box that is being dragged follow it; all others are left alone meanwhile. */
export const EdgeLabels = memo(({ nodes, edges, spots }: Props) => {
  const ends = useSignal(dragPositions, ({ ends }) => ends)
  const near = rectangleOf(useFlow(spots.length > many ? surroundings : anywhere))
  const arrows = new Map(edges.map((edge) => [edge.id, edge]))
  const still: LabelledArrow[] = []
  const moving: LabelledArrow[] = []
  for (const spot of spots) {
    const arrow = arrows.get(spot.id)
    if (!arrow) continue
    if (ends.has(arrow.source as EdgeEnd) || ends.has(arrow.target as EdgeEnd)) moving.push({ arrow, spot })
    else if (!near || contains(near, spot)) still.push({ arrow, spot })
  }
  return (
    <ViewportPortal>
      {still.map(({ arrow, spot }) => (
        <Label key={arrow.id} arrow={arrow} text={spot.text} x={spot.x} y={spot.y} />
      ))}
      {moving.length > 0 && <Moving nodes={nodes} arrows={moving} />}
    </ViewportPortal>
  )
})

interface LabelledArrow {
  readonly arrow: CanvasEdge
  readonly spot: LabelSpot
}

function Moving({
  nodes,
  arrows,
}: {
  readonly nodes: readonly CanvasNode[]
  readonly arrows: readonly LabelledArrow[]
}) {
  const { box } = useSignal(dragPositions)
  const boxOf = (id: string) => box(id as EdgeEnd) ?? rectangle(nodes.find((node) => node.id === id))
  return arrows.map(({ arrow, spot }) => {
    const ends = edgeEnds(boxOf(arrow.source), boxOf(arrow.target))
    const { x, y }: Point = edgePath(ends, arrow.data?.width ?? 0, arrow.data?.paired === true, spot.share).label
    return <Label key={arrow.id} arrow={arrow} text={spot.text} x={x} y={y} />
  })
}

function rectangle(node: CanvasNode | undefined): Rectangle {
  const { position = { x: 0, y: 0 }, width = 0, height = 0 } = node ?? {}
  return { ...position, width, height }
}

interface LabelProps extends Point {
  readonly arrow: CanvasEdge
  readonly text: string
}

const Label = memo(({ arrow: { data, selected }, text, x, y }: LabelProps) =>
  data ? (
    <span
      className={styles.label}
      aria-hidden="true"
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      {...edgeAttributes(data, selected)}
    >
      {text}
    </span>
  ) : null,
)

const anywhere = () => ''

/**
 * Four fields of a chequered sheet, each at least as large as the window, which lies within them: written as text, so
 * that a window that is moved a little is the same.
 */
function surroundings({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  return [field(-x / zoom, width / zoom), field(-y / zoom, height / zoom)].flat().join(' ')
}

/** Where the fields begin, and how long they are together. */
function field(from: number, length: number): readonly [number, number] {
  const side = 2 ** Math.ceil(Math.log2(Math.max(1, length)))
  return [Math.floor(from / side) * side, 2 * side]
}

function rectangleOf(text: string): Rectangle | undefined {
  if (text === '') return undefined
  const [x = 0, width = 0, y = 0, height = 0] = text.split(' ').map(Number)
  return { x, y, width, height }
}
