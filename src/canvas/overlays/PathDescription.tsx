/** The longest path in words, for readers who do not see the highlighting. */

import type { CanvasEdge, CanvasNode } from '../state/nodeData'

interface Props {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
}

export default function PathDescription({ nodes, edges }: Props) {
  return pathSentence(nodes, edges)
}

function pathSentence(nodes: readonly CanvasNode[], edges: readonly CanvasEdge[]): string {
  const names = new Map(nodes.map(({ id, data }) => [id, data.name]))
  const pathEdges = edges.filter(({ data }) => data?.critical)
  if (pathEdges.length === 0) return 'No longest path: nothing enters this design.'
  const ends = new Set(pathEdges.flatMap(({ source, target }) => [source, target]))
  return `Longest path: ${[...ends].map((id) => names.get(id)).join(', ')}. Everything else steps back.`
}
