/** An arrow: thick by rate, coloured by what it costs; dots and words say "in process" to whoever sees no colour. */

import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import type { Side } from '../store/geometry'
import styles from './CallEdge.module.css'
import { lineOf } from './path'
import type { ArrowEdge } from './projection'

export function CallEdge({ data, selected, sourcePosition, targetPosition, ...ends }: EdgeProps<ArrowEdge>) {
  if (!data) return null
  const sides = { sourceSide: sourcePosition as Side, targetSide: targetPosition as Side }
  const { path, head, label } = lineOf({ ...ends, ...sides }, data.width, data.paired, data.labelAt)
  const looks = {
    'data-tone': data.tone,
    'data-process': data.inProcess || undefined,
    'data-async': data.async || undefined,
    'data-entry': data.entry || undefined,
    'data-critical': data.critical || undefined,
    'data-faded': data.faded || undefined,
    'data-selected': selected || undefined,
  }
  return (
    <>
      <g className={styles.arrow} {...looks}>
        <path className={styles.hit} d={path} />
        <path className={styles.halo} d={path} style={{ strokeWidth: data.width + 6 }} />
        <path className={styles.line} d={path} style={{ strokeWidth: data.width }} />
        <path className={styles.head} d={head} />
      </g>
      {data.label && (
        // Above all arrows, so that no other one runs through the figures; the arrow itself is what is read out.
        <EdgeLabelRenderer>
          <span
            className={styles.label}
            aria-hidden="true"
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
            {...looks}
          >
            {data.label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
}
