/**
 * The canvas: the picture of the store in React Flow, and React Flow's events as edits. Positions, selection
 * and deletion live in the store alone; nothing is kept here but what the pointer is doing.
 */

import '@xyflow/react/dist/base.css'
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  type EdgeChange,
  ReactFlow,
  ReactFlowProvider,
  useStore as useFlow,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react'
import {
  lazy,
  type MouseEvent as ReactMouseEvent,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { grid } from '../layout/geometry'
import type { Viewport } from '../layout/viewport'
import { useStore } from '../store/useStore'
import styles from './Canvas.module.css'
import { CallEdge } from './edges/CallEdge'
import { EdgeLabels } from './edges/EdgeLabels'
import { selectionHandlers } from './gestures/selectionHandlers'
import { handleTabKey } from './gestures/tabOrder'
import { useConnecting } from './gestures/useConnecting'
import { type Dragging, dropProposal, useDragging } from './gestures/useDragging'
import { DeployableNode } from './nodes/DeployableNode'
import { ServiceNode } from './nodes/ServiceNode'
import { Legend } from './overlays/Legend'
import type { CanvasCommand } from './overlays/menuItems'
import { SnapGuides } from './overlays/SnapGuides'
import { useContextMenu } from './overlays/useContextMenu'
import { ViewSwitch } from './overlays/ViewSwitch'
import type { CanvasEdge, CanvasNode } from './projection/projection'
import { useSignal } from './projection/signal'
import { useScene } from './projection/useScene'
import { LevelOfDetailContext, levelOfDetail, minLegibleZoom } from './viewport/levelOfDetail'
import { followFocus, useFitView, useViewport } from './viewport/useViewport'
import { ZoomControls } from './viewport/ZoomControls'

// None is on the first screen; the last comes with the page's rest, before anybody can drag.
const ContextMenu = lazy(() => import('./overlays/ContextMenu'))
const EmptyCanvas = lazy(() => import('./overlays/EmptyCanvas'))
const Hints = lazy(() => import('./overlays/ShortcutHints'))
const MergePreview = lazy(() => import('./gestures/MergePreview'))
const Overview = lazy(() => import('./overlays/Minimap'))

export interface CanvasProps {
  /** What menus and the empty sheet offer; `enabled` as the state has it now. */
  readonly commands: readonly CanvasCommand[]
  readonly run: (command: string) => void
  /** The canvas says how to move its window; undefined when it goes. */
  readonly onViewport?: (viewport: Viewport | undefined) => void
  /** A picture to look at: nothing can be moved, connected or renamed. */
  readonly readOnly?: boolean
}

export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Sheet {...props} />
    </ReactFlowProvider>
  )
}

const nodeTypes = { service: ServiceNode, deployable: DeployableNode }
const edgeTypes = { call: CallEdge }
const deleteKeys = ['Delete', 'Backspace']
const multipleKeys = ['Shift', 'Meta', 'Control']
const options = { hideAttribution: true }
const snap: [number, number] = [grid, grid]
/** Above this many boxes only those in sight are drawn; from afar, where all are in sight, above many more. */
const many = 300
const veryMany = 1200
const fewEnoughToSlide = 150
const enoughToLoseOneself = 15

function Sheet({ commands, run, onViewport, readOnly = false }: CanvasProps) {
  const detail = useFlow((state) => levelOfDetail(state.transform[2]))
  const tiny = useFlow((state) => state.transform[2] < minLegibleZoom)
  const { nodes, edges, labels, arrangement } = useScene(detail)
  const view = useStore((editor) => editor.view)
  const gesture = useStore((editor) => editor.before !== undefined)
  const chosen = useStore(({ selection }) => selection.services.length + selection.calls.length > 0)
  const flow = useReactFlow<CanvasNode, CanvasEdge>()
  const api = useStoreApi<CanvasNode, CanvasEdge>()
  // Every box comes with its size and its handles: to measure them would take longer than to draw them, and from afar, where none has a handle, find none.
  useState(() => api.setState({ updateNodeInternals: () => {} }))
  const connecting = useFlow((state) => state.connection.inProgress)
  const dragging = useDragging(flow, api)
  const menu = useContextMenu()
  const sheet = useRef<HTMLElement>(null)
  const connect = useConnecting(flow)
  const editable = !readOnly && view === 'drawn'

  useViewport(flow, sheet, onViewport)
  useFitView(flow, arrangement, sheet)
  // Escape, or an undo from elsewhere, took the gesture back: what was proposed goes with it.
  const latestNodes = useRef(nodes)
  latestNodes.current = nodes
  useEffect(() => {
    if (gesture) return
    dragging.end()
    // What was carried past the document, back to where that has it.
    api.getState().setNodes(latestNodes.current as CanvasNode[])
  }, [gesture, dragging, api])
  const latest = useRef(run)
  latest.current = run
  // A rectangle chooses boxes; the arrows that React Flow would choose with them were not asked for.
  const chooseEdges = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      if (!api.getState().userSelectionActive) selectionHandlers.edges(changes)
    },
    [api],
  )
  const remove = useCallback(() => latest.current('delete'), [])
  const moves = useMemo(() => movesOf(dragging), [dragging])

  return (
    <section
      ref={sheet}
      className={[styles.canvas, connecting && 'connecting'].filter(Boolean).join(' ')}
      aria-label="Canvas"
      data-editable={editable}
      data-detail={detail}
      data-tiny={tiny || undefined}
      data-motion={!gesture && nodes.length <= fewEnoughToSlide}
      onDragOver={connect.over}
      onDrop={connect.dropped}
      onKeyDown={(event) => {
        handleTabKey(event, edges)
        if (!readOnly) selectionHandlers.keys(event)
      }}
      onFocus={(event) => followFocus(flow, sheet.current, event.target)}
    >
      <LevelOfDetailContext value={detail}>
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={nodes as CanvasNode[]}
          edges={edges as CanvasEdge[]}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          minZoom={0.01}
          maxZoom={2.5}
          nodesDraggable={editable}
          nodesConnectable={editable}
          connectionMode={ConnectionMode.Loose}
          connectionRadius={24}
          isValidConnection={connect.isValid}
          onConnect={connect.made}
          onConnectEnd={connect.ended}
          snapToGrid
          snapGrid={snap}
          onNodesChange={selectionHandlers.nodes}
          onEdgesChange={chooseEdges}
          {...moves}
          {...menu.handlers}
          onNodeClick={selectionHandlers.clicked}
          onNodeDoubleClick={readOnly ? undefined : selectionHandlers.doubleClicked}
          onDelete={remove}
          deleteKeyCode={readOnly ? null : deleteKeys}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={multipleKeys}
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          onlyRenderVisibleElements={nodes.length > (detail === 'low' ? veryMany : many)}
          elevateNodesOnSelect={false}
          nodeDragThreshold={3}
          proOptions={options}
          aria-label="Design"
        >
          <SnapGuides />
          <Background variant={BackgroundVariant.Dots} gap={grid} size={1} />
          {labels.length > 0 && <EdgeLabels nodes={nodes} edges={edges} spots={labels} />}
          <Suspense>{nodes.length > enoughToLoseOneself && <Overview nodes={nodes} />}</Suspense>
        </ReactFlow>
      </LevelOfDetailContext>
      <ViewSwitch />
      <ZoomControls zoomIn={() => flow.zoomIn()} zoomOut={() => flow.zoomOut()} fit={() => run('fit')} />
      {edges.length > 0 && <Legend nodes={nodes} edges={edges} />}
      {gesture && <div className={styles.shield} />}
      <Suspense>
        {nodes.length === 0 && <EmptyCanvas commands={commands} run={run} />}
        <Proposed />
      </Suspense>
      <Suspense>{chosen && editable && !gesture && <Hints commands={commands} />}</Suspense>
      <Suspense>{menu.at && <ContextMenu at={menu.at} commands={commands} run={run} onClose={menu.close} />}</Suspense>
    </section>
  )
}

function Proposed() {
  const proposal = useSignal(dropProposal)
  return proposal && <MergePreview proposal={proposal} />
}

/** React Flow's drags of one box and of many are the same to us. */
function movesOf({ drag, drop }: Dragging) {
  return {
    onNodeDrag: (event: Grab, _: CanvasNode, nodes: CanvasNode[]) => drag(nodes, pointerOf(event)),
    onNodeDragStop: (event: Grab, _: CanvasNode, nodes: CanvasNode[]) => drop(nodes, pointerOf(event)),
    onSelectionDrag: (event: ReactMouseEvent, nodes: CanvasNode[]) => drag(nodes, pointerOf(event)),
    onSelectionDragStop: (event: ReactMouseEvent, nodes: CanvasNode[]) => drop(nodes, pointerOf(event)),
  }
}

type Grab = MouseEvent | TouchEvent | ReactMouseEvent

function pointerOf(event: Grab) {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : undefined
  const { clientX, clientY } = touch ?? (event as MouseEvent)
  return { x: clientX, y: clientY, alt: event.altKey, ctrl: event.ctrlKey || event.metaKey }
}
