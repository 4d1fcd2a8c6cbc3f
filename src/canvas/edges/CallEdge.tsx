/** An arrow: thick by rate, coloured by what it costs; dots and words say "in process" to whoever sees no colour. */

import type { EdgeProps } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { boxAt, boxSize } from '../../layout/geometry'
import type { CallEdgeData, CanvasEdge } from '../projection/projection'
import { useLevelOfDetail } from '../viewport/levelOfDetail'
import styles from './CallEdge.module.css'
import { edgeEnds, edgePath } from './edgePath'

export function CallEdge({ data, selected, sourceX, sourceY, targetX, targetY }: EdgeProps<CanvasEdge>) {
  const far = useLevelOfDetail() === 'low'
  if (!data) return null
  const { path, head } = edgePath(edgeEnds(boxOf(sourceX, sourceY), boxOf(targetX, targetY)), data.width, data.paired)
  // From afar there is no arrowhead to see, and no room to point beside a line.
  if (far && !selected) {
    return (
      <path
        className={`${styles.arrow} ${styles.far}`}
        d={path}
        style={{ '--width': `${data.width}px` } as CSSProperties}
        {...edgeAttributes(data, selected)}
      />
    )
  }
  return (
    <g className={styles.arrow} {...edgeAttributes(data, selected)}>
      <path className={styles.hit} d={path} />
      <path className={styles.halo} d={path} style={{ strokeWidth: data.width + 6 }} />
      <path className={styles.line} d={path} style={{ strokeWidth: data.width }} />
      <path className={styles.head} d={head} />
    </g>
  )
}

/** React Flow ties both ends to the first handle of a box, in the middle of its left side: the sides are ours to choose. */
function boxOf(x: number, y: number) {
  return boxAt({ x, y: y - boxSize.height / 2 })
}

/** What the style sheet tells arrows and their labels apart by. */
export function edgeAttributes(data: CallEdgeData, selected: boolean | undefined) {
  return {
    'data-tone': data.tone,
    'data-process': data.inProcess || undefined,
    'data-async': data.async || undefined,
    'data-entry': data.entry || undefined,
    'data-critical': data.critical || undefined,
    'data-faded': data.faded || undefined,
    'data-selected': selected || undefined,
  }
}
