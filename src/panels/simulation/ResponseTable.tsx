/** Simulated response times with 95 % intervals beside the solver's; then throughput, failures and timeouts. */

import type { WorkloadId } from '../../model/document'
import type { SideId, SimulatedSide } from '../../store/state'
import table from '../../ui/Table.module.css'
import { rate, share, time } from '../figures/figureFormat'
import { figureLabels } from './figureLabels'
import styles from './Simulation.module.css'
import { agreement, deviationText, marginText, timeoutRate, workloadResponses } from './simulationText'

interface Props {
  readonly sides: Readonly<Record<SideId, SimulatedSide | undefined>>
  readonly workload: WorkloadId | undefined
}

const order: readonly SideId[] = ['drawn', 'merged']

export function ResponseTable({ sides, workload }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.wide} aria-label="Response times" tabIndex={0}>
      <table className={`${table.table} ${styles.table}`}>
        <caption className="visually-hidden">
          Response times simulated, with 95 % confidence intervals, beside the solver’s, for both sides
        </caption>
        <thead>
          <tr>
            <td />
            {order.map((side) => (
              <th key={side} scope="colgroup" colSpan={3} className={styles.side}>
                <span className={styles[side]} aria-hidden="true" /> {side === 'drawn' ? 'Drawn' : 'Merged'}
              </th>
            ))}
          </tr>
          <tr>
            <td />
            {order.map((side) => [
              <th key={`${side} simulated`} scope="col" className={table.numeric}>
                Simulated
              </th>,
              <th key={`${side} solver`} scope="col" className={table.numeric}>
                Solver
              </th>,
              <th key={`${side} apart`} scope="col" className={table.numeric}>
                Off by
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {figureLabels.map(({ id, label }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {order.map((side) => (
                <Times key={side} run={sides[side]} workload={workload} figure={id} />
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Throughput</th>
            {order.map((side) => {
              const { simulated, rate: arriving } = read(sides[side], workload)
              const { report } = sides[side] ?? {}
              const span = report ? report.simulated - report.warmUp : 0
              return (
                <Plain
                  key={side}
                  simulated={simulated && span > 0 ? rate(simulated.requests / span) : '–'}
                  solved={arriving === undefined ? '–' : rate(arriving)}
                />
              )
            })}
          </tr>
          <tr>
            <th scope="row">Failed</th>
            {order.map((side) => {
              const { simulated } = read(sides[side], workload)
              return <Plain key={side} simulated={simulated ? share(simulated.failed) : '–'} />
            })}
          </tr>
          <tr>
            <th scope="row">Timeouts, all calls</th>
            {order.map((side) => {
              const run = sides[side]
              return <Plain key={side} simulated={run ? rate(timeoutRate(run)) : '–'} />
            })}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

interface TimesProps {
  readonly run: SimulatedSide | undefined
  readonly workload: WorkloadId | undefined
  readonly figure: (typeof figureLabels)[number]['id']
}

function Times({ run, workload, figure }: TimesProps) {
  const { simulated, solved } = read(run, workload)
  if (!simulated || !solved || simulated.requests === 0) return <Plain simulated="–" />
  const estimate = simulated[figure]
  const verdict = agreement(solved[figure], estimate)
  const approximate = solved.regime === 'approximate' && Number.isFinite(solved[figure])
  const doubt = solved.regime === 'approximate' ? `Approximate: ${solved.reasons.join(' ')}` : solved.reasons.join(' ')
  return (
    <>
      <td className={table.numeric}>
        {time(estimate.value)} <span className={styles.margin}>{marginText(estimate)}</span>
      </td>
      <td className={table.numeric} title={doubt || 'Exact'}>
        {approximate && <span aria-hidden="true">≈ </span>}
        {time(solved[figure])}
        {approximate && <span className="visually-hidden"> (approximate)</span>}
      </td>
      <td className={`${table.numeric} ${styles[verdict]}`}>
        {deviationText(solved[figure], estimate)}
        {verdict === 'within' && <span className="visually-hidden"> (within the interval)</span>}
        {verdict === 'off' && <span className={styles.tag}>differs</span>}
      </td>
    </>
  )
}

function Plain({ simulated, solved = '' }: { readonly simulated: string; readonly solved?: string }) {
  return (
    <>
      <td className={table.numeric}>{simulated}</td>
      <td className={table.numeric}>{solved}</td>
      <td />
    </>
  )
}

type Responses = ReturnType<typeof workloadResponses>

function read(
  run: SimulatedSide | undefined,
  workload: WorkloadId | undefined,
): { readonly [K in keyof Responses]?: Responses[K] | undefined } {
  return run ? workloadResponses(run, workload) : {}
}
