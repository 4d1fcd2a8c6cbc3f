/** Under a figure of the scorecard: the band in which nine of ten draws of the doubtful inputs lie. */

import { spoken } from '../../base/format'
import { type MetricId, metrics } from '../../scorer/metrics'
import { resultOf } from '../../store/analysed'
import type { Side } from '../../store/state'
import { useStore } from '../../store/useStore'
import styles from './Verdict.module.css'

export default function BandMark({ metric, side }: { readonly metric: MetricId; readonly side: Side }) {
  const bands = useStore((state) => resultOf(state, 'verdict')?.figures.find(({ figure }) => figure === metric))
  if (!bands) return null
  const { low, high } = bands[side]
  const { quantity } = metrics[metric]
  if (low === null || high === null || low === high) return null
  const [from, to] = [low, high].map((value) => spoken(quantity, value, 2)) as [string, string]
  if (from === to) return null
  return (
    <span className={styles.band} data-tip="Nine of ten draws of what is uncertain lie between these">
      {joined(from, to)}
    </span>
  )
}

/** "12 – 80 ms": the unit once where it is the same. */
function joined(from: string, to: string): string {
  const [value, unit] = from.split('\u202f')
  const same = unit !== undefined && to.endsWith(`\u202f${unit}`)
  return `${same ? value : from} – ${to}`
}
