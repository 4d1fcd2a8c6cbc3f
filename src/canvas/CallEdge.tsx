/** An arrow: thick by rate, coloured by what it costs; dots and words say "in process" to whoever sees no colour. */

import type { EdgeProps } from '@xyflow/react'
import type { Side } from '../store/geometry'
import styles from './CallEdge.module.css'
import { lineOf } from './path'
import type { ArrowEdge } from './projection'

/** Width of a digit of the label, in pixels: the plate behind it is made to measure without measuring. */
const digit = 5.8

export function CallEdge({ data, selected, sourcePosition, targetPosition, ...ends }: EdgeProps<ArrowEdge>) {
  if (!data) return null
  const sides = { sourceSide: sourcePosition as Side, targetSide: targetPosition as Side }
  const { path, head, label } = lineOf({ ...ends, ...sides }, data.width, data.paired, data.labelAt)
  const wide = data.label.length * digit + 6
  return (
    <g
      className={styles.arrow}
      data-tone={data.tone}
      data-process={data.inProcess || undefined}
      data-async={data.async || undefined}
      data-entry={data.entry || undefined}
      data-critical={data.critical || undefined}
      data-faded={data.faded || undefined}
      data-selected={selected || undefined}
    >
      <path className={styles.hit} d={path} />
      <path className={styles.halo} d={path} style={{ strokeWidth: data.width + 6 }} />
      <path className={styles.line} d={path} style={{ strokeWidth: data.width }} />
      <path className={styles.head} d={head} />
      {data.label && (
        <g className={styles.label} style={{ transform: `translate(${label.x}px, ${label.y}px)` }}>
          <rect className={styles.plate} x={-wide / 2} y={-8} width={wide} height={16} rx={3} />
          <text dy="0.33em">{data.label}</text>
        </g>
      )}
    </g>
  )
}
