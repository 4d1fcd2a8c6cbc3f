/** The cumulative distribution of response times of both sides on a logarithmic axis. */

import { scaleLinear, scaleLog } from 'd3-scale'
import type { WorkloadId } from '../../model/document'
import type { SimulatedResponse } from '../../store/reading/simulationResults'
import type { SideId, SimulatedSide } from '../../store/state'
import { share, time } from '../figures/figureFormat'
import { logTicks } from '../figures/logTicks'
import styles from './Simulation.module.css'
import { workloadResponses } from './simulationText'

interface Props {
  readonly sides: Readonly<Record<SideId, SimulatedSide | undefined>>
  readonly workload: WorkloadId | undefined
}

interface Line {
  readonly side: SideId
  readonly response: SimulatedResponse
}

const names: Readonly<Record<SideId, string>> = { drawn: 'Drawn', merged: 'Merged' }
const top = 8
const bottom = 150
const height = 172

export function DistributionChart({ sides, workload }: Props) {
  const lines = (['drawn', 'merged'] as const).flatMap((side): readonly Line[] => {
    const response = sides[side] && workloadResponses(sides[side], workload).simulated
    return response && response.requests > 0 && response.p99.value > 0 ? [{ side, response }] : []
  })
  if (lines.length === 0) return null
  const ends = lines.flatMap(({ response }) => [
    response.curve.times.find((time) => time > 0) ?? response.p99.value,
    response.curve.times.at(-1) ?? 0,
  ])
  const high = Math.max(...ends)
  const x = scaleLog([Math.max(Math.min(...ends), high / 1e5) / 1.05, high * 1.05], [0, 100])
  const y = scaleLinear([0, 1], [bottom, top])
  return (
    <figure className={styles.distribution}>
      <figcaption>
        Requests answered within a time
        {lines.map(({ side }) => (
          <span key={side} className={styles.key}>
            <svg width="22" height="8" aria-hidden="true">
              <line x1="0" x2="22" y1="4" y2="4" className={styles[`${side}Line`]} />
            </svg>
            {names[side]}
          </span>
        ))}
      </figcaption>
      <svg height={height} role="img" aria-label={inWords(lines)}>
        {[0, 0.5, 0.95].map((level) => (
          <g key={level}>
            <line x1="0" x2="100%" y1={y(level)} y2={y(level)} className={styles.grid} />
            {level > 0 && (
              <text x="0" y={y(level) - 3} className={styles.level}>
                {share(level)}
              </text>
            )}
          </g>
        ))}
        {logTicks(x, 16).map((tick) => (
          <g key={tick}>
            <line x1={`${x(tick)}%`} x2={`${x(tick)}%`} y1={bottom} y2={bottom + 4} className={styles.tick} />
            <text x={`${x(tick)}%`} y={height - 5} className={styles.tickLabel}>
              {time(tick)}
            </text>
          </g>
        ))}
        <svg viewBox={`0 0 100 ${height}`} height={height} width="100%" preserveAspectRatio="none" aria-hidden="true">
          {lines.map(({ side, response }) => (
            <path key={side} d={pathOf(response, x, y)} className={styles[`${side}Line`]} />
          ))}
        </svg>
      </svg>
    </figure>
  )
}

type Scale = (value: number) => number

function pathOf({ curve }: SimulatedResponse, x: Scale, y: Scale): string {
  const points = curve.times.map(
    (at, i) => `${Math.max(0, at > 0 ? x(at) : 0).toFixed(2)} ${y(curve.shares[i] ?? 0).toFixed(1)}`,
  )
  return `M0 ${y(0)}L${points[0]?.split(' ')[0] ?? 0} ${y(0)}L${points.join('L')}`
}

function inWords(lines: readonly Line[]): string {
  const sentences = lines.map(({ side, response }) => {
    const [median, p95, p99] = [response.p50.value, response.p95.value, response.p99.value].map(time)
    return `${names[side]}: half of the requests are answered within ${median}, 95 % within ${p95}, 99 % within ${p99}`
  })
  return `${sentences.join('. ')}.`
}
