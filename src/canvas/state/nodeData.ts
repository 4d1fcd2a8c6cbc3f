/**
 * What the nodes and edges of the canvas carry, and their types in React Flow. Plain values only: two nodes with
 * equal data look the same.
 */

import type { Edge, Node, ReactFlowInstance, useStoreApi } from '@xyflow/react'
import type { Dollars, PerSecond } from '../../base/units'
import type { Color, DeployableId, Kind, ServiceId } from '../../model/document'

/** What the box of a service shows. */
export interface ServiceNodeData extends Record<string, unknown> {
  readonly name: string
  readonly kind: Kind
  readonly kindLabel: string
  readonly platform: string
  readonly operations: number
  /** Requests from outside that enter here at a rate; undefined: none, or only those of closed loops. */
  readonly entryRate?: PerSecond | undefined
  /** The closed loops that enter here: "40 users, think 7 s". */
  readonly entryUsers?: string | undefined
  /** 0 to 1, above 1 where the load exceeds the capacity; undefined where the figure is that of a shared deployable. */
  readonly utilization?: number | undefined
  /** The name of the deployable into which this service dissolved, when it is not drawn inside it. */
  readonly home?: string | undefined
  /** Monthly cost of its own lines of the bill; the cost of its calls is on their edges. */
  readonly monthly: Dollars
  /** The first limit of the whole design, when it lies here: its reason, and the multiple of the load at which it holds. */
  readonly limitText?: string | undefined
  readonly limitAt?: number | undefined
  readonly findings: number
  readonly remarks: string
  /** The id of the service or deployable that the first finding is about. */
  readonly findingSubject?: string | undefined
  /** No gesture moves, merges or deletes it. */
  readonly locked?: boolean
  /** The longest path is highlighted and does not pass through here. */
  readonly faded?: boolean
}

/** What the frame of a deployable shows. */
export interface DeployableNodeData extends Record<string, unknown> {
  readonly name: string
  /** Number of services inside. */
  readonly count: number
  readonly figures: string
  /** The first limit of the whole design, when it is of this deployable. */
  readonly limitText?: string | undefined
  readonly limitAt?: number | undefined
  readonly findings: number
  readonly remarks: string
  readonly color?: Color | undefined
  readonly collapsed: boolean
}

/** What an edge shows. */
export interface CallEdgeData extends Record<string, unknown> {
  readonly label: string
  /** 0 to 4: this edge's share of the burden of the whole network. */
  readonly tone: number
  /** Pixels. */
  readonly width: number
  readonly inProcess: boolean
  readonly async: boolean
  readonly critical: boolean
  readonly paired: boolean
  /** A client's own call to the entry: no hop. */
  readonly entry: boolean
  /** Something is selected, and this edge is no part of it. */
  readonly faded: boolean
}

export type ServiceFlowNode = Node<ServiceNodeData, 'service'>
export type DeployableFlowNode = Node<DeployableNodeData, 'deployable'>
export type CanvasNode = ServiceFlowNode | DeployableFlowNode
export type CanvasEdge = Edge<CallEdgeData, 'call'>

/** A service, or the collapsed deployable that stands for several. */
export type EdgeEnd = ServiceId | DeployableId

/** React Flow's own interface to what it shows, and its store, which the canvas reads but never changes directly. */
export type CanvasFlow = ReactFlowInstance<CanvasNode, CanvasEdge>
export type CanvasFlowStore = ReturnType<typeof useStoreApi<CanvasNode, CanvasEdge>>
