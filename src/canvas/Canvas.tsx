/**
 * The canvas: the state of the store in React Flow, and React Flow's events as edits. Positions, selection and deletion
 * live in the store; only a gesture in progress is kept elsewhere.
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
import { type MouseEvent as ReactMouseEvent, Suspense, useCallback, useEffect, useMemo, useRef } from 'react'
import { grid } from '../layout/geometry'
import type { Viewport } from '../layout/viewport'
import { useStore } from '../store/useStore'
import { lazyPart } from '../ui/lazyPart'
import styles from './Canvas.module.css'
import { CallEdge } from './edges/CallEdge'
import { EdgeLabels } from './edges/EdgeLabels'
import { selectionHandlers } from './gestures/selectionHandlers'
import { handleTabKey } from './gestures/tabStep'
import { useConnecting } from './gestures/useConnecting'
import { type Dragging, dropProposal, useDragging } from './gestures/useDragging'
import { DeployableNode } from './nodes/DeployableNode'
import { ServiceNode } from './nodes/ServiceNode'
import { Legend } from './overlays/Legend'
import type { CanvasCommand } from './overlays/menuItems'
import { SnapGuides } from './overlays/SnapGuides'
import { useContextMenu } from './overlays/useContextMenu'
import { ViewSwitch } from './overlays/ViewSwitch'
import { useScene } from './projection/useScene'
import { useDraggedNodes } from './state/dragPositions'
import { LevelOfDetailContext, levelOfDetail, minLegibleZoom } from './state/levelOfDetail'
import type { CanvasEdge, CanvasNode } from './state/nodeData'
import { useSignal } from './state/signal'
import { followFocus, useFitView, useViewport } from './viewport/useViewport'
import { ZoomControls } from './viewport/ZoomControls'

// None of these is on the first screen.
const ContextMenu = lazyPart('The menu', () => import('./overlays/ContextMenu'))
const EmptyCanvas = lazyPart('What an empty canvas offers', () => import('./overlays/EmptyCanvas'))
const ShortcutHints = lazyPart(undefined, () => import('./overlays/ShortcutHints'))
const MergePreview = lazyPart(undefined, () => import('./gestures/MergePreview'))
const Minimap = lazyPart(undefined, () => import('./overlays/Minimap'))

export interface CanvasProps {
  /** What menus and the empty canvas offer; `enabled` for the state of the moment. */
  readonly commands: readonly CanvasCommand[]
  /** Runs the command of this id. */
  readonly run: (command: string) => void
  /** Receives the viewport once the canvas is mounted; undefined when it unmounts. */
  readonly onViewport?: (viewport: Viewport | undefined) => void
  /** Nothing can be moved, connected or renamed. */
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
const proOptions = { hideAttribution: true }
const snap: [number, number] = [grid, grid]
/** Above this many boxes only the visible ones are rendered; at the lowest level of detail, where most are visible, above more. */
const maxBoxesOutside = 300
const maxSmallBoxesOutside = 1200
/** Above this many boxes they jump to new places instead of sliding. */
const maxSlidingBoxes = 150
/** From this many boxes on there is a minimap. */
const minMinimapBoxes = 16

function Sheet({ commands, run, onViewport, readOnly = false }: CanvasProps) {
  const detail = useFlow((state) => levelOfDetail(state.transform[2]))
  const isIllegible = useFlow((state) => state.transform[2] < minLegibleZoom)
  const { nodes, edges, labels, arrangement } = useScene(detail)
  const view = useStore((editor) => editor.view)
  const isDragging = useStore((editor) => editor.before !== undefined)
  const hasSelection = useStore(({ selection }) => selection.services.length + selection.calls.length > 0)
  const flow = useReactFlow<CanvasNode, CanvasEdge>()
  const flowStore = useStoreApi<CanvasNode, CanvasEdge>()
  const isConnecting = useFlow((state) => state.connection.inProgress)
  const dragging = useDragging(flow)
  const menu = useContextMenu()
  const sheet = useRef<HTMLElement>(null)
  const connect = useConnecting(flow)
  const editable = !readOnly && view === 'drawn'

  useViewport(flow, sheet, onViewport)
  useFitView(flow, arrangement, sheet)
  useDraggedNodes(nodes, flowStore)
  // Escape or an undo may have ended the gesture while the pointer is still down.
  useEffect(() => {
    if (!isDragging) dragging.end()
  }, [isDragging, dragging])
  const latestRun = useRef(run)
  latestRun.current = run
  const remove = useCallback(() => latestRun.current('delete'), [])
  // A selection rectangle selects boxes; React Flow would select the edges between them too.
  const selectEdges = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      if (!flowStore.getState().userSelectionActive) selectionHandlers.edges(changes)
    },
    [flowStore],
  )
  const dragHandlers = useMemo(() => dragHandlersOf(dragging), [dragging])

  return (
    <section
      ref={sheet}
      className={[styles.canvas, isConnecting && 'connecting'].filter(Boolean).join(' ')}
      aria-label="Canvas"
      data-editable={editable}
      data-detail={detail}
      data-tiny={isIllegible || undefined}
      data-motion={!isDragging && nodes.length <= maxSlidingBoxes}
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
          onConnect={connect.connected}
          onConnectEnd={connect.ended}
          snapToGrid
          snapGrid={snap}
          onNodesChange={selectionHandlers.nodes}
          onEdgesChange={selectEdges}
          {...dragHandlers}
          {...menu.handlers}
          onNodeClick={selectionHandlers.clicked}
          {...(readOnly ? {} : { onNodeDoubleClick: selectionHandlers.doubleClicked })}
          onDelete={remove}
          deleteKeyCode={readOnly ? null : deleteKeys}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={multipleKeys}
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          onlyRenderVisibleElements={nodes.length > (detail === 'low' ? maxSmallBoxesOutside : maxBoxesOutside)}
          elevateNodesOnSelect={false}
          nodeDragThreshold={3}
          proOptions={proOptions}
          aria-label="Design"
        >
          <SnapGuides />
          <Background variant={BackgroundVariant.Dots} gap={grid} size={1} />
          {labels.length > 0 && <EdgeLabels nodes={nodes} edges={edges} spots={labels} />}
          <Suspense>{nodes.length >= minMinimapBoxes && <Minimap nodes={nodes} />}</Suspense>
        </ReactFlow>
      </LevelOfDetailContext>
      <ViewSwitch />
      <ZoomControls zoomIn={() => flow.zoomIn()} zoomOut={() => flow.zoomOut()} fit={() => run('fit')} />
      {edges.length > 0 && <Legend nodes={nodes} edges={edges} />}
      {isDragging && <div className={styles.shield} />}
      <Suspense>
        {nodes.length === 0 && <EmptyCanvas commands={commands} run={run} />}
        <DropPreview />
      </Suspense>
      <Suspense>{hasSelection && editable && !isDragging && <ShortcutHints commands={commands} />}</Suspense>
      <Suspense>{menu.at && <ContextMenu at={menu.at} commands={commands} run={run} onClose={menu.close} />}</Suspense>
    </section>
  )
}

function DropPreview() {
  const proposal = useSignal(dropProposal)
  return proposal && <MergePreview proposal={proposal} />
}

/** Drags of one box and of several are handled alike. */
function dragHandlersOf({ drag, drop }: Dragging) {
  return {
    onNodeDrag: (event: DragEvent, _: CanvasNode, nodes: CanvasNode[]) => drag(nodes, pointerOf(event)),
    onNodeDragStop: (event: DragEvent, _: CanvasNode, nodes: CanvasNode[]) => drop(nodes, pointerOf(event)),
    onSelectionDrag: (event: ReactMouseEvent, nodes: CanvasNode[]) => drag(nodes, pointerOf(event)),
    onSelectionDragStop: (event: ReactMouseEvent, nodes: CanvasNode[]) => drop(nodes, pointerOf(event)),
  }
}

type DragEvent = MouseEvent | TouchEvent | ReactMouseEvent

function pointerOf(event: DragEvent) {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : undefined
  const { clientX, clientY } = touch ?? (event as MouseEvent)
  return { x: clientX, y: clientY, alt: event.altKey, ctrl: event.ctrlKey || event.metaKey }
}
