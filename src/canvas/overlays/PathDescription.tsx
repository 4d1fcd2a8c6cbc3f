/** Where the longest path goes, in words, for whoever does not see what is lit. */

import type { CanvasEdge, CanvasNode } from '../projection/projection'

interface Props {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
}

export default function PathDescription({ nodes, edges }: Props) {
  return pathSentence(nodes, edges)
}

function pathSentence(nodes: readonly CanvasNode[], edges: readonly CanvasEdge[]): string {
  const names = new Map(nodes.map(({ id, data }) => [id, data.name]))
  const path = edges.filter(({ data }) => data?.critical)
  if (path.length === 0) return 'No longest path: nothing enters this design.'
  const ends = new Set(path.flatMap(({ source, target }) => [source, target]))
  return `Longest path: ${[...ends].map((id) => names.get(id)).join(', ')}. Everything else steps back.`
}
