/**
 * Below a response time of the scorecard: the simulated figure where it is more accurate. Beside the column headers: the
 * progress of the simulation, and whether both agree. Loaded with the first simulation.
 */

import type { MetricId } from '../../scorer/metrics'
import { comparison } from '../../store/reading/selectors'
import { type SimulatedFigure, simulatedSide, simulationRun } from '../../store/reading/simulationResults'
import type { SideId } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { digits, time } from '../figures/figureFormat'
import { figureLabels } from './figureLabels'
import styles from './SimulatedMark.module.css'
import { agreement, deviationText, estimateText, isSimulationShown, marginText } from './simulationText'

interface Props {
  readonly metric: MetricId
  readonly side: SideId
}

export function SimulatedMark({ metric, side }: Props) {
  const figure = figureOf(metric)
  const card = useStore((state) => comparison(state)[side])
  const simulated = useStore((state) => simulatedSide(state, side))
  const estimate =
    figure && simulated && isSimulationShown(card, simulated, figure) ? simulated.report?.overall[figure] : undefined
  if (!estimate) return null
  return (
    <span
      data-simulated
      data-tip={`Simulated request by request, with its 95 % interval, seed ${simulated?.report?.seed}`}
    >
      <span aria-hidden="true">sim</span>
      <span className="visually-hidden">simulated</span> {estimateText(estimate)}
    </span>
  )
}

function figureOf(metric: string): SimulatedFigure | undefined {
  return figureLabels.find(({ id }) => id === metric)?.id
}

/** The simulated value of an opened response time. */
export function SimulatedRemark({ metric, side }: { readonly metric: string; readonly side: SideId }) {
  const simulated = useStore((state) => simulatedSide(state, side))
  const figure = figureOf(metric)
  const report = simulated?.report
  if (!figure || !report) return null
  const estimate = report.overall[figure]
  const solved = simulated.card.latency.overall[figure]
  const remark = report.stable
    ? `${time(estimate.value)} ${marginText(estimate)} with 95 % confidence; the figure above is off by ${deviationText(solved, estimate)}`
    : 'it does not keep up with what arrives, and its times grow with the length of the run'
  return (
    <>
      Simulated, {digits(report.measured)} requests, seed {report.seed}: {remark}.
    </>
  )
}

const compared: readonly SimulatedFigure[] = ['p50', 'p95', 'p99']

/** The state of the simulation in one line, as a button that opens its tab. */
export function SimulationStatus() {
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
