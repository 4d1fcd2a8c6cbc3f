/**
 * The document as React Flow shows it: nodes, edges and labels, projected from the document and the scorecard of the
 * view each time anything changes. A row that equals the previous one is the same object (`reuse`): React Flow keeps
 * its own data of a node by identity, and React skips the component.
 */

import { Position } from '@xyflow/react'
import type { Arrangement } from '../../layout/arrangement'
import { boxAt, boxSize, type Rectangle } from '../../layout/geometry'
import type { Document, ServiceId } from '../../model/document'
import { isLocked } from '../../model/edits/layoutEdits'
import type { Scorecard } from '../../scorer/result/scorecard'
import type { Selection, Tint } from '../../store/state'
import type { HiddenServices } from '../edges/collapsedEdges'
import { type EdgeAppearance, edgeAppearances } from '../edges/edgeAppearance'
import { edgeEnds } from '../edges/edgePath'
import { type LabelSpot, placeLabels } from '../edges/labelPlacement'
import type { ServiceEdge } from '../edges/serviceEdges'
import { deployableNodeData } from '../nodes/deployableNodeData'
import { deployableSentence, nodeDescriptions } from '../nodes/nodeDescriptions'
import type {
  CanvasEdge,
  CanvasNode,
  DeployableFlowNode,
  EdgeEnd,
  ServiceFlowNode,
  ServiceNodeData,
} from '../state/nodeData'

/** What the picture is made of. */
export interface Scene {
  readonly document: Document
  readonly card: Scorecard
  readonly arrangement: Arrangement
  readonly services: ReadonlyMap<ServiceId, ServiceNodeData>
  readonly edges: readonly ServiceEdge[]
  /** The services inside collapsed deployables, which are not drawn. */
  readonly hidden: HiddenServices
  readonly tint: Tint
  readonly selection: Selection
  /** The longest path alone keeps its colour. */
  readonly isPathHighlighted: boolean
  /** False where the zoom is so low that no label could be read. */
  readonly hasLabels: boolean
}

/** What React Flow shows of a scene. */
export interface Projection {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
  readonly labels: readonly LabelSpot[]
  /** What the edges were made of. */
  readonly appearances: readonly EdgeAppearance[]
}

/** The projection before the first scene. */
export const emptyProjection: Projection = { nodes: [], edges: [], labels: [], appearances: [] }

/** The picture of a scene, with the objects of the previous one wherever they are equal. */
export function projectScene(scene: Scene, previous: Projection): Projection {
  const { document, hidden, edges, tint, selection, isPathHighlighted, hasLabels } = scene
  const nodes = [...deployableNodes(scene), ...serviceNodes(scene)]
  const appearances = edgeAppearances(document.design.services, hidden, edges, tint, selection, isPathHighlighted)
  const isUnchanged = appearances === previous.appearances
  return {
    nodes: reuse(nodes, previous.nodes),
    // An edge refers to its boxes by id and reads their positions when it renders: it does not change when they move.
    edges: isUnchanged ? previous.edges : reuse(canvasEdges(edges, appearances), previous.edges),
    labels: reuse(hasLabels ? labelSpots(scene, appearances) : [], previous.labels),
    appearances,
  }
}

/** Each row that equals the previous one of its id is that object; the previous list if all are. */
export function reuse<Row extends { readonly id: string }>(
  rows: readonly Row[],
  previous: readonly Row[],
): readonly Row[] {
  const previousById = new Map(previous.map((row) => [row.id, row]))
  const next = rows.map((row) => {
    const old = previousById.get(row.id)
    return old && isEqual(old, row, 2) ? old : row
  })
  return next.length === previous.length && next.every((row, i) => row === previous[i]) ? previous : next
}

function serviceNodes(scene: Scene): readonly ServiceFlowNode[] {
  const { document, arrangement, services, edges, hidden } = scene
  const selected = new Set(scene.selection.services)
  const descriptions = nodeDescriptions(services, edges, hidden)
  const path = scene.isPathHighlighted ? pathEnds(edges) : undefined
  const visible = hidden.size === 0 ? [...services] : [...services].filter(([id]) => !hidden.has(id))
  return visible.map(([id, data]) => {
    const locked = isLocked(document, id)
    return {
      id,
      type: 'service',
      ...(locked ? undraggable : {}),
      position: arrangement.positions.get(id) ?? { x: 0, y: 0 },
      ...boxSize,
      measured: boxSize,
      handles,
      data: markedData(data, locked, path?.has(id) === false),
      selected: selected.has(id),
      zIndex: 1,
      ariaLabel: `${descriptions.get(id)}${locked ? ', locked' : ''}`,
    }
  })
}

/** The same object where there is nothing to mark. */
function markedData(data: ServiceNodeData, locked: boolean, faded: boolean): ServiceNodeData {
  return locked || faded ? { ...data, ...(locked && { locked }), ...(faded && { faded }) } : data
}

/** The services on the longest path. */
function pathEnds(edges: readonly ServiceEdge[]): ReadonlySet<EdgeEnd> {
  return new Set(edges.flatMap(({ critical, from, to }) => (critical ? [from, to] : [])))
}

const undraggable = { draggable: false } as const

function deployableNodes({ document, arrangement, card, selection }: Scene): readonly DeployableFlowNode[] {
  const selected = new Set(selection.services)
  return arrangement.frames.map((frame) => {
    const { x, y, width, height } = frame.box
    const data = deployableNodeData(frame, card)
    return {
      id: frame.id,
      type: 'deployable',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      ...(frame.services.some((id) => isLocked(document, id)) ? undraggable : {}),
      ...(frame.collapsed ? { handles, selected: frame.services.every((id) => selected.has(id)) } : {}),
      data,
      selectable: false,
      connectable: false,
      deletable: false,
      zIndex: frame.collapsed ? 1 : -1,
      ariaLabel: deployableSentence(data),
    }
  })
}

/** Edges are reached with Tab from their box alone (`gestures/tabStep.ts`): they are no tab stops of the page. */
const noTabStop = { tabIndex: -1 }

function canvasEdges(edges: readonly ServiceEdge[], appearances: readonly EdgeAppearance[]): readonly CanvasEdge[] {
  return appearances.map(({ data, selected, ariaLabel }, i) => {
    const { id, from, to } = edges[i]!
    return { id, type: 'call', source: from, target: to, data, selected, ariaLabel, domAttributes: noTabStop }
  })
}

function labelSpots(scene: Scene, appearances: readonly EdgeAppearance[]): readonly LabelSpot[] {
  const { arrangement, edges, hidden, selection } = scene
  const hasSelection = selection.services.length + selection.calls.length > 0
  const labelled = appearances.map(({ data, preferredShare }, i) => {
    const { from, to } = edges[i]!
    const ends = edgeEnds(boxOf(arrangement, from), boxOf(arrangement, to))
    return { ...data, ends, preferredShare, isEmphasized: hasSelection && !data.faded }
  })
  const placements = placeLabels(labelled, visibleBoxes(arrangement, hidden))
  return placements.flatMap((placement, i) => (placement.text ? { id: edges[i]!.id, ...placement } : []))
}

/** In the middle of each side: where a new call is pulled from. */
const handles = [
  { position: Position.Left, x: 0, y: boxSize.height / 2 },
  { position: Position.Right, x: boxSize.width, y: boxSize.height / 2 },
  { position: Position.Top, x: boxSize.width / 2, y: 0 },
  { position: Position.Bottom, x: boxSize.width / 2, y: boxSize.height },
].map((handle) => ({ ...handle, id: handle.position as string, type: 'source' as const, width: 0, height: 0 }))

function boxOf({ positions, frames }: Arrangement, end: EdgeEnd): Rectangle {
  const position = positions.get(end as ServiceId)
  return position ? boxAt(position) : (frames.find(({ id }) => id === end)?.box ?? boxAt({ x: 0, y: 0 }))
}

/** What a label must not cover. */
function visibleBoxes({ positions, frames }: Arrangement, hidden: HiddenServices): readonly Rectangle[] {
  if (hidden.size === 0) return [...positions.values()].map(boxAt)
  const services = [...positions].flatMap(([id, position]) => (hidden.has(id) ? [] : [boxAt(position)]))
  return [...services, ...frames.flatMap(({ collapsed, box }) => (collapsed ? [box] : []))]
}

/** Equal to the given depth: a node, its position and its data, all of whose fields are plain values. */
function isEqual(a: object, b: object, depth: number): boolean {
  const keys = Object.keys(b) as (keyof typeof b)[]
  if (keys.length !== Object.keys(a).length) return false
  return keys.every((key) => {
    const [one, other] = [a[key] as unknown, b[key] as unknown]
    if (Object.is(one, other)) return true
    if (depth < 2 || !isRecord(one) || !isRecord(other)) return false
    return isEqual(one, other, depth - 1)
  })
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
