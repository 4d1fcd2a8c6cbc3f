/** A mark beside a response time of the scorecard whose solver figure is approximate, with the reason. */

import { comparison } from '../../store/reading/selectors'
import type { SideId } from '../../store/state'
import { useStore } from '../../store/useStore'
import { figureLabels } from './figureLabels'
import styles from './SimulatedMark.module.css'

export function ApproximateMark({ metric, side }: { readonly metric: string; readonly side: SideId }) {
  const figure = figureLabels.find(({ id }) => id === metric)?.id
  const { lowered, latency } = useStore((state) => comparison(state)[side])
  const { regime, reasons } = latency.overall
  if (!figure || regime !== 'approximate' || lowered.sources.length === 0) return null
  if (!Number.isFinite(latency.overall[figure])) return null
  return (
    <span className={styles.approximate} data-tip={`Approximate: ${reasons.join(' ')}`}>
      <span aria-hidden="true">≈</span>
      <span className="visually-hidden"> approximate: {reasons.join(' ')}</span>
    </span>
  )
}
