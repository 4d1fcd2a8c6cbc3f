/**
 * The labels of all edges, above all edges, so that no line runs through the figures of another; below the boxes.
 * Hidden from screen readers, which read the edges themselves.
 */

import { type ReactFlowState, useStore as useFlow, ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { contains, type Rectangle } from '../../layout/geometry'
import type { Point } from '../../model/document'
import { dragPositions } from '../state/dragPositions'
import type { CanvasEdge, CanvasNode, EdgeEnd } from '../state/nodeData'
import { useSignal } from '../state/signal'
import { edgeAttributes } from './CallEdge'
import styles from './CallEdge.module.css'
import { edgeEnds, edgePath } from './edgePath'
import type { LabelSpot } from './labelPlacement'

interface Props {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
  readonly spots: readonly LabelSpot[]
}

/** Of more labels than these only those in or near the window are rendered. */
const maxLabelsOutside = 150

/** The labels at a box that is being dragged follow it; all others do not render again meanwhile. */
export const EdgeLabels = memo(({ nodes, edges, spots }: Props) => {
  const dragged = useSignal(dragPositions, ({ ends }) => ends)
  const near = parseRectangle(useFlow(spots.length > maxLabelsOutside ? windowSurroundings : everywhere))
  const edgesById = new Map(edges.map((edge) => [edge.id, edge]))
  const resting: EdgeLabel[] = []
  const moving: EdgeLabel[] = []
  for (const spot of spots) {
    const edge = edgesById.get(spot.id)
    if (!edge) continue
    if (dragged.has(edge.source as EdgeEnd) || dragged.has(edge.target as EdgeEnd)) moving.push({ edge, spot })
    else if (!near || contains(near, spot)) resting.push({ edge, spot })
  }
  return (
    <ViewportPortal>
      {resting.map(({ edge, spot }) => (
        <Label key={edge.id} edge={edge} text={spot.text} x={spot.x} y={spot.y} />
      ))}
      {moving.length > 0 && <MovingLabels nodes={nodes} labels={moving} />}
    </ViewportPortal>
  )
})

interface EdgeLabel {
  readonly edge: CanvasEdge
  readonly spot: LabelSpot
}

interface MovingLabelsProps {
  readonly nodes: readonly CanvasNode[]
  readonly labels: readonly EdgeLabel[]
}

function MovingLabels({ nodes, labels }: MovingLabelsProps) {
  const { box } = useSignal(dragPositions)
  const boxOf = (id: string) => box(id as EdgeEnd) ?? nodeBox(nodes.find((node) => node.id === id))
  return labels.map(({ edge, spot }) => {
    const ends = edgeEnds(boxOf(edge.source), boxOf(edge.target))
    const { label } = edgePath(ends, edge.data?.width ?? 0, edge.data?.paired === true, spot.share)
    return <Label key={edge.id} edge={edge} text={spot.text} x={label.x} y={label.y} />
  })
}

function nodeBox(node: CanvasNode | undefined): Rectangle {
  const { position = { x: 0, y: 0 }, width = 0, height = 0 } = node ?? {}
  return { ...position, width, height }
}

interface LabelProps extends Point {
  readonly edge: CanvasEdge
  readonly text: string
}

const Label = memo(({ edge: { data, selected }, text, x, y }: LabelProps) =>
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

const everywhere = () => ''

/**
 * Two by two tiles of a chequered sheet, each at least as large as the window, which lies inside them. As text, so that
 * the selector returns the same value while the window moves a little.
 */
function windowSurroundings({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  return [tilesAround(-x / zoom, width / zoom), tilesAround(-y / zoom, height / zoom)].flat().join(' ')
}

/** On one axis: where the two tiles begin, and how long they are together. */
function tilesAround(start: number, length: number): readonly [number, number] {
  const tile = 2 ** Math.ceil(Math.log2(Math.max(1, length)))
  return [Math.floor(start / tile) * tile, 2 * tile]
}

function parseRectangle(text: string): Rectangle | undefined {
  if (text === '') return undefined
  const [x = 0, width = 0, y = 0, height = 0] = text.split(' ').map(Number)
  return { x, y, width, height }
}
