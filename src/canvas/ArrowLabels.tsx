/**
 * The labels of all arrows, above all arrows, so that none runs through the figures of another; below the
 * boxes. Hidden from screen readers: the arrows themselves are read out.
 */

import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { looks } from './CallEdge'
import styles from './CallEdge.module.css'
import type { ArrowData, ArrowEdge } from './projection'

export function ArrowLabels({ edges }: { readonly edges: readonly ArrowEdge[] }) {
  return (
    <ViewportPortal>
      {edges.map(({ id, data, selected }) => data?.label && <Label key={id} data={data} selected={selected} />)}
    </ViewportPortal>
  )
}

interface Props {
  readonly data: ArrowData
  readonly selected: boolean | undefined
}

const Label = memo(({ data, selected }: Props) => (
  <span
    className={styles.label}
    aria-hidden="true"
    style={{ transform: `translate(-50%, -50%) translate(${data.labelX}px, ${data.labelY}px)` }}
    {...looks(data, selected)}
  >
    {data.label}
  </span>
))
