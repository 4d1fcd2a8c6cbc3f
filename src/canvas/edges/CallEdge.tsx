/** An edge: thick by rate, coloured by cost; dots and the label "in process" tell readers who see no colour. */

import type { EdgeProps } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { boxAt, boxSize } from '../../layout/geometry'
import { useLevelOfDetail } from '../state/levelOfDetail'
import type { CallEdgeData, CanvasEdge } from '../state/nodeData'
import styles from './CallEdge.module.css'
import { edgeEnds, edgePath } from './edgePath'

export function CallEdge({ data, selected, sourceX, sourceY, targetX, targetY }: EdgeProps<CanvasEdge>) {
  const isLow = useLevelOfDetail() === 'low'
  if (!data) return null
  const ends = edgeEnds(boxAtHandle(sourceX, sourceY), boxAtHandle(targetX, targetY))
  const { path, head } = edgePath(ends, data.width, data.paired)
  // At the lowest level of detail an arrowhead is invisible, and there is no room to hit beside a line.
  if (isLow && !selected) {
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

/** React Flow attaches both ends to the first handle of a box, in the middle of its left side; `edgeEnds` chooses the side. */
function boxAtHandle(x: number, y: number) {
  return boxAt({ x, y: y - boxSize.height / 2 })
}

/** The attributes by which the style sheet distinguishes edges and their labels. */
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
