/**
 * The measure for our canvas: React Flow as its own manual has it, with the same boxes and arrows and nothing of ours.
 * `canvas.mjs` builds it, serves it and drags in it what it drags in the editor.
 */

import '@xyflow/react/dist/style.css'
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import { createRoot } from 'react-dom/client'

declare global {
  var graph: { readonly nodes: Node[]; readonly edges: Edge[] }
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
      fitView
    />
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<Bare />)
