/**
 * Beside a time of the scorecard: that the solver's figure is approximate, and what the simulation says where that
 * is better. Beside the heads: how far the simulation is, and whether the two agree.
 */

import type { MetricId } from '../../scorer/metrics'
import { comparison } from '../../store/selectors'
import { type SimulatedFigure, simulatedSide, simulationRun } from '../../store/simulated'
import { store, useStore } from '../../store/useStore'
import type { Side } from '../figures/figure'
import { digits, time } from '../shown'
import { agreement, apart, figureList, inShort, margin, telling } from './reading'
import styles from './Simulation.module.css'

export function SimulatedMark({ metric, side }: { readonly metric: MetricId; readonly side: Side }) {
  const figure = figureList.find(({ id }) => id === metric)?.id
  return figure ? <Mark figure={figure} side={side} /> : null
}

function Mark({ figure, side }: { readonly figure: SimulatedFigure; readonly side: Side }) {
  const card = useStore((state) => comparison(state)[side])
  const simulated = useStore((state) => simulatedSide(state, side))
  const { regime, reasons } = card.latency.overall
  const solved = card.latency.overall[figure]
  const doubtful = regime === 'approximate' && card.lowered.sources.length > 0 && Number.isFinite(solved)
  const estimate = simulated && telling(card, simulated, figure) ? simulated.report?.overall[figure] : undefined
  return (
    <>
      {doubtful && (
        <span className={styles.approximate} data-tip={`Approximate: ${reasons.join(' ')}`}>
          <span aria-hidden="true">≈</span>
          <span className="visually-hidden"> approximate: {reasons.join(' ')}</span>
        </span>
      )}
      {estimate && (
        <span
          className={styles.simulated}
          data-simulated
          data-tip={`Simulated request by request, with its 95 % interval, seed ${simulated?.report?.seed}`}
        >
          simulated <span>{inShort(estimate)}</span>
        </span>
      )}
    </>
  )
}

/** Of an opened time: what the simulation says of it. */
export function SimulatedRemark({ metric, side }: { readonly metric: string; readonly side: Side }) {
  const simulated = useStore((state) => simulatedSide(state, side))
  const figure = figureList.find(({ id }) => id === metric)?.id
  const report = simulated?.report
  if (!figure || !report) return null
  const estimate = report.overall[figure]
  const solved = simulated.card.latency.overall[figure]
  const words = report.stable
    ? `${time(estimate.value)} ${margin(estimate)} with 95 % confidence; the figure above is off by ${apart(solved, estimate)}`
    : 'it does not keep up with what arrives, and its times grow with the length of the run'
  return (
    <>
      Simulated, {digits(report.measured)} requests, seed {report.seed}: {words}.
    </>
  )
}

const compared: readonly SimulatedFigure[] = ['p50', 'p95', 'p99']

/** One line, and the way to the simulation. */
export function SimulationState() {
  const text = useStore((state) => {
    const run = simulationRun(state)
    if (!run) return ''
    if (run.phase === 'running') return `Simulating ${Math.floor(run.progress * 100)} %`
    if (run.phase === 'broken') return 'Simulation broke off'
    const sides = [run.sides.drawn, run.sides.merged]
    if (sides.some(({ report }) => report && !report.stable)) return 'Simulated: unstable'
    const off = sides.some(({ card, report }) =>
      compared.some((one) => report && agreement(card.latency.overall[one], report.overall[one]) === 'off'),
    )
    if (run.phase === 'cancelled' || sides.some(({ report }) => !report || report.measured === 0)) return ''
    return off ? 'Simulation differs' : 'Simulation agrees'
  })
  if (text === '') return null
  return (
    <button
      type="button"
      className={styles.state}
      data-tip="Open the simulation"
      onClick={() => store.getState().set({ tab: 'simulation' })}
    >
      {text}
    </button>
  )
}
