/**
 * The measure for our canvas: React Flow as its own manual has it, with the same boxes and arrows and nothing of ours.
 * `canvas.mjs` builds it, serves it and drags in it what it drags in the editor.
 */

import '@xyflow/react/dist/style.css'
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState, type Viewport } from '@xyflow/react'
import { createRoot } from 'react-dom/client'

declare global {
  var graph: {
    readonly nodes: Node[]
    readonly edges: Edge[]
    readonly viewport: Viewport
    readonly pane: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  }
}

function Bare() {
  const [nodes, , onNodesChange] = useNodesState(globalThis.graph.nodes)
  const [edges, , onEdgesChange] = useEdgesState(globalThis.graph.edges)
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.01}
      defaultViewport={globalThis.graph.viewport}
    />
  )
}

const root = document.getElementById('root') as HTMLElement
const { x, y, width, height } = globalThis.graph.pane
Object.assign(root.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })
createRoot(root).render(<Bare />)
