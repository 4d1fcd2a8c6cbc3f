/**
 * The document as React Flow sees it: boxes, frames and arrows, made anew from the document and the scorecard
 * of the view each time anything changes. What comes out equal to what was there before is the very object
 * that was there before (`reuse`): React Flow keeps what it knows of a node by identity, and React skips it.
 */

import { type Edge, type Node, Position } from '@xyflow/react'
import { number } from '../../base/quantityFormat'
import type { Arrangement, Frame } from '../../layout/arrangement'
import { boxAt, boxSize, type Rectangle } from '../../layout/geometry'
import type { Color, Document, ServiceId } from '../../model/document'
import { isLocked } from '../../model/edits/sheet'
import type { Scorecard } from '../../scorer/result/scorecard'
import { remarksByPlace } from '../../store/selectors'
import type { Selection, Tint } from '../../store/state'
import type { HiddenServices } from '../edges/collapsedEdges'
import { type EdgeAppearance, edgeAppearances } from '../edges/edgeAppearance'
import { edgeEnds } from '../edges/edgePath'
import { type LabelPlacement, placeLabels } from '../edges/labelPlacement'
import { deployableSentence, platformName } from '../edges/labelText'
import type { EdgeEnd, ServiceEdge } from '../edges/serviceEdges'
import { edgeTabStop } from '../gestures/tabOrder'
import { nodeDescriptions } from '../nodes/nodeDescriptions'
import { type ServiceNodeData, textOfLimit } from '../nodes/serviceNodeData'

export interface DeployableNodeData extends Record<string, unknown> {
  readonly name: string
  readonly count: number
  readonly figures: string
  /** The first limit of the whole design, when it is of this deployable. */
  readonly limitText?: string
  readonly limitAt?: number
  readonly findings: number
  readonly remarks: string
  readonly color?: Color
  readonly collapsed: boolean
}

export interface CallEdgeData extends Record<string, unknown> {
  readonly label: string
  /** 0 to 4: how much of all the network's burden it bears. */
  readonly tone: number
  readonly width: number
  readonly inProcess: boolean
  readonly async: boolean
  readonly critical: boolean
  readonly paired: boolean
  /** A client's own call to the entry: no hop. */
  readonly entry: boolean
  /** Something is chosen, and this is no part of it. */
  readonly faded: boolean
}

/** Where the label of the arrow of this id stands, and what it says there. */
export interface LabelSpot extends LabelPlacement {
  readonly id: string
}

export type ServiceFlowNode = Node<ServiceNodeData, 'service'>
export type DeployableFlowNode = Node<DeployableNodeData, 'deployable'>
export type CanvasNode = ServiceFlowNode | DeployableFlowNode
export type CanvasEdge = Edge<CallEdgeData, 'call'>

export interface Projection {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
  readonly labels: readonly LabelSpot[]
  /** What the arrows were made of. */
  readonly appearances?: readonly EdgeAppearance[]
}

/** What the picture is made of. */
export interface Scene {
  readonly document: Document
  readonly card: Scorecard
  readonly arrangement: Arrangement
  readonly boxes: ReadonlyMap<ServiceId, ServiceNodeData>
  readonly arrows: readonly ServiceEdge[]
  /** What a collapsed deployable stands for is not drawn. */
  readonly hidden: HiddenServices
  readonly tint: Tint
  readonly selection: Selection
  /** The longest path alone keeps its colour. */
  readonly lit?: boolean
  /** Seen from afar: no label can be read, so none is placed. */
  readonly far?: boolean
}

export const emptyProjection: Projection = { nodes: [], edges: [], labels: [] }

export function projectScene(scene: Scene, before: Projection): Projection {
  const { document, hidden, arrows, tint, selection, lit = false } = scene
  const nodes = [...frameNodes(scene), ...serviceNodes(scene)]
  const faces = edgeAppearances(document.design.services, hidden, arrows, tint, selection, lit)
  return {
    nodes: reuse(nodes, before.nodes),
    // An arrow knows its boxes by name alone: where those stand, it sees when it is drawn.
    edges: faces === before.appearances ? before.edges : reuse(arrowEdges(arrows, faces), before.edges),
    labels: reuse(scene.far ? [] : labelSpots(scene, faces), before.labels),
    appearances: faces,
  }
}

/** Each row that equals its namesake of before is that one; the same list if all are. */
export function reuse<Row extends { readonly id: string }>(
  rows: readonly Row[],
  before: readonly Row[],
): readonly Row[] {
  const known = new Map(before.map((row) => [row.id, row]))
  const next = rows.map((row) => {
    const old = known.get(row.id)
    return old && isAlike(old, row, 2) ? old : row
  })
  return next.length === before.length && next.every((row, i) => row === before[i]) ? before : next
}

function serviceNodes({
  document,
  arrangement,
  boxes,
  arrows,
  selection,
  hidden,
  lit,
}: Scene): readonly ServiceFlowNode[] {
  const chosen = new Set(selection.services)
  const captions = nodeDescriptions(boxes, arrows, hidden)
  const path = lit ? endsOfPath(arrows) : undefined
  const drawn = hidden.size === 0 ? [...boxes] : [...boxes].filter(([id]) => !hidden.has(id))
  return drawn.map(([id, data]) => ({
    id,
    type: 'service',
    ...(isLocked(document, id) ? held : free),
    position: arrangement.positions.get(id) ?? { x: 0, y: 0 },
    ...boxSize,
    measured: boxSize,
    handles,
    data: marked(data, isLocked(document, id), path?.has(id) === false),
    selected: chosen.has(id),
    zIndex: 1,
    ariaLabel: `${captions.get(id)}${isLocked(document, id) ? ', locked' : ''}`,
  }))
}

/** The very same object where there is nothing to mark. */
function marked(data: ServiceNodeData, locked: boolean, faded: boolean): ServiceNodeData {
  return locked || faded ? { ...data, ...(locked && { locked }), ...(faded && { faded }) } : data
}

/** Where the longest path goes. */
function endsOfPath(arrows: readonly ServiceEdge[]): ReadonlySet<EdgeEnd> {
  return new Set(arrows.flatMap(({ critical, from, to }) => (critical ? [from, to] : [])))
}

/** React Flow's own word for a box that the pointer cannot move. */
const held = { draggable: false } as const
const free = {} as const

function frameNodes({ document, arrangement, card, selection }: Scene): readonly DeployableFlowNode[] {
  const chosen = new Set(selection.services)
  return arrangement.frames.map((frame) => {
    const { x, y, width, height } = frame.box
    const data = frameData(frame, card)
    return {
      id: frame.id,
      type: 'deployable',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      ...(frame.services.some((id) => isLocked(document, id)) ? held : free),
      ...(frame.collapsed ? { handles, selected: frame.services.every((id) => chosen.has(id)) } : {}),
      data,
      selectable: false,
      connectable: false,
      deletable: false,
      zIndex: frame.collapsed ? 1 : -1,
      ariaLabel: deployableSentence(data),
    }
  })
}

function frameData(frame: Frame, card: Scorecard): DeployableNodeData {
  const sizing = card.sizing[frame.id]
  const first = card.headroom.limits[0]
  const within = frame.collapsed && frame.services.some((id) => id === first?.of)
  const wall = first?.of === frame.id || within ? first : undefined
  const own = remarksByPlace(card).get(frame.id)?.findings ?? []
  return {
    name: frame.name,
    count: frame.services.length,
    figures: sizing ? `${number(sizing.replicas)} × ${sizing.label || platformName(sizing.runsOn)}` : '',
    limitText: wall && textOfLimit(wall),
    limitAt: wall?.load,
    findings: own.length,
    remarks: own.map(({ text }) => text).join('\n'),
    color: frame.color,
    collapsed: frame.collapsed,
  }
}

function arrowEdges(arrows: readonly ServiceEdge[], faces: readonly EdgeAppearance[]): readonly CanvasEdge[] {
  return faces.map(({ data, selected, ariaLabel }, i) => {
    const { id, from, to } = arrows[i]!
    return { id, type: 'call', source: from, target: to, data, selected, ariaLabel, domAttributes: edgeTabStop }
  })
}

function labelSpots(
  { arrangement, arrows, hidden, selection }: Scene,
  faces: readonly EdgeAppearance[],
): readonly LabelSpot[] {
  const any = selection.services.length + selection.calls.length > 0
  const labelled = faces.map(({ data, preferredShare: wish }, i) => {
    const { from, to } = arrows[i]!
    const ends = edgeEnds(box(arrangement, from), box(arrangement, to))
    return { ...data, ends, preferredShare: wish, isEmphasized: any && !data.faded }
  })
  const places = placeLabels(labelled, obstacles(arrangement, hidden))
  return places.flatMap((place, i) => (place.text ? { id: arrows[i]!.id, ...place } : []))
}

/** In the middle of each side: what an arrow is pulled from. */
const handles = [
  { position: Position.Left, x: 0, y: boxSize.height / 2 },
  { position: Position.Right, x: boxSize.width, y: boxSize.height / 2 },
  { position: Position.Top, x: boxSize.width / 2, y: 0 },
  { position: Position.Bottom, x: boxSize.width / 2, y: boxSize.height },
].map((handle) => ({ ...handle, id: handle.position as string, type: 'source' as const, width: 0, height: 0 }))

function box({ positions, frames }: Arrangement, end: EdgeEnd): Rectangle {
  const at = positions.get(end as ServiceId)
  return at ? boxAt(at) : (frames.find(({ id }) => id === end)?.box ?? boxAt({ x: 0, y: 0 }))
}

/** What a label must not cover. */
function obstacles({ positions, frames }: Arrangement, hidden: HiddenServices): readonly Rectangle[] {
  if (hidden.size === 0) return [...positions.values()].map(boxAt)
  const seen = [...positions].flatMap(([id, at]) => (hidden.has(id) ? [] : [boxAt(at)]))
  return [...seen, ...frames.flatMap(({ collapsed, box: own }) => (collapsed ? [own] : []))]
}

/** Equal to the given depth: a node, its position and its data, all of whose fields are plain values. */
function isAlike(a: object, b: object, depth: number): boolean {
  const keys = Object.keys(b) as (keyof typeof b)[]
  if (keys.length !== Object.keys(a).length) return false
  return keys.every((key) => {
    const [one, other] = [a[key] as unknown, b[key] as unknown]
    if (Object.is(one, other)) return true
    if (depth < 2 || !isRecord(one) || !isRecord(other)) return false
    return isAlike(one, other, depth - 1)
  })
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
