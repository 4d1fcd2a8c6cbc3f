/**
 * The figures: one column each for drawn and merged, one for a proposed partition if there is one,
 * and the difference. Every figure can be opened.
 */

import { ArrowDown, ArrowUp } from 'lucide-react'
import { Fragment, Suspense } from 'react'
import type { Metric, MetricId } from '../../scorer/metrics'
import type { Scorecard as Card } from '../../scorer/result/scorecard'
import { proposedScorecard } from '../../store/reading/proposal'
import { comparison, visibleView } from '../../store/reading/selectors'
import { simulationRun } from '../../store/reading/simulationResults'
import type { State, View } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { lazyPart } from '../../ui/lazyPart'
import { FigureButton } from '../figures/FigureButton'
import { multiple } from '../figures/figureFormat'
import { figureKey } from '../figures/figureKey'
import { headlineMetrics, judgeDifference, metricDifferenceText, metricText } from '../figures/metricText'
import { subjectName } from '../figures/subjectName'
import { ApproximateMark } from '../simulation/ApproximateMark'
import { PlatformRow } from './PlatformRow'
import { platformsOf } from './platforms'
import styles from './Scorecard.module.css'

// Loaded later: the first screen has no simulation, proposal or confidence bands.
const simulation = () => import('../simulation/SimulatedMark')
const SimulatedMark = lazyPart(undefined, async () => ({ default: (await simulation()).SimulatedMark }))
const SimulationState = lazyPart(undefined, async () => ({ default: (await simulation()).SimulationStatus }))
const BandMark = lazyPart(undefined, () => import('../verdict/BandMark'))
const AdvisedHead = lazyPart(undefined, () => import('../advice/AdvisedColumnHeader'))

const isSimulating = (state: State) => simulationRun(state) !== undefined

interface Column {
  readonly side: View
  readonly card: Card
}

export function Scorecard() {
  const { drawn, merged } = useStore(comparison)
  const advised = useStore(proposedScorecard)
  const view = useStore(visibleView)
  const simulating = useStore(isSimulating)
  const behind = useStore((state) => state.scoring.status === 'stale')
  const columns: readonly Column[] = [
    { side: 'drawn', card: drawn },
    { side: 'merged', card: merged },
    ...(advised ? [{ side: 'advised' as const, card: advised }] : []),
  ]
  // Compared with the drawing: the proposed side if it is shown, otherwise the merged one.
  const other = view === 'advised' && advised ? advised : merged
  return (
    <section aria-label="Scorecard" className={styles.scorecard} aria-busy={behind || undefined}>
      <table data-columns={columns.length}>
        <caption className="visually-hidden">Figures of the design as drawn and merged</caption>
        <thead>
          <tr>
            <td>
              {simulating && (
                <Suspense>
                  <SimulationState />
                </Suspense>
              )}
            </td>
            <SideHead side="drawn" label="Drawn" current={view === 'drawn'} />
            <SideHead side="merged" label="Merged" current={view === 'merged'} />
            {advised && (
              <th scope="col" className={view === 'advised' ? styles.current : undefined}>
                <Suspense>
                  <AdvisedHead current={view === 'advised'} />
                </Suspense>
              </th>
            )}
            <th scope="col">Difference</th>
          </tr>
          <PlatformRow columns={columns} current={view} />
        </thead>
        <tbody>
          {headlineMetrics.map((metric) => (
            <Fragment key={metric.id}>
              <Row metric={metric} columns={columns} current={view} from={drawn} to={other} />
              {metric.id === 'headroom' && <Walls columns={columns} current={view} />}
            </Fragment>
          ))}
        </tbody>
      </table>
      <MovedNote merged={merged} />
      <CalibratedNote />
    </section>
  )
}

/** A note that more than the merge differs, which opens the Assumptions tab. */
function MovedNote({ merged }: { readonly merged: Card }) {
  const rule = useStore((state) => state.document.assumptions.mergedRunsOn)
  const services = useStore((state) => state.document.design.services)
  if (rule === 'same') return null
  const chosen = platformsOf(merged, services)[0]?.label ?? rule
  return (
    <button type="button" className={styles.note} onClick={() => store.getState().set({ tab: 'assumptions' })}>
      {rule === 'cheapest'
        ? 'Both sides moved to the cheapest that fits, the drawn one too'
        : `By choice the merged side runs on ${chosen}`}
    </button>
  )
}

/** A note that the figures are calibrated, which opens the Calibration tab. */
function CalibratedNote() {
  const factors = useStore((state) => state.document.assumptions.factors)
  if (!factors) return null
  return (
    <button type="button" className={styles.note} onClick={() => store.getState().set({ tab: 'calibration' })}>
      Calibrated: work {multiple(factors.work)}, hops {multiple(factors.hop)}, prices {multiple(factors.price)}
    </button>
  )
}

interface RowProps {
  readonly metric: Metric & { readonly id: MetricId }
  readonly columns: readonly Column[]
  readonly current: View
  readonly from: Card
  readonly to: Card
}

function Row({ metric, columns, current, from, to }: RowProps) {
  const simulating = useStore(isSimulating)
  const judgedAlready = useStore((state) => state.analyses.verdict !== undefined)
  return (
    <tr data-metric={metric.id}>
      <th scope="row" data-tip={metric.method}>
        {metric.label}
      </th>
      {columns.map(({ side, card }) => (
        <td key={side} className={current === side ? styles.current : undefined}>
          <FigureButton opens={figureKey({ kind: 'metric', side, of: metric.id })} label={`${metric.label}, ${side}`}>
            {metricText(metric.id, card)}
          </FigureButton>
          {side !== 'advised' && (
            <>
              <ApproximateMark metric={metric.id} side={side} />
              <div className={styles.under}>
                {simulating && (
                  <Suspense>
                    <SimulatedMark metric={metric.id} side={side} />
                  </Suspense>
                )}
                {judgedAlready && (
                  <Suspense>
                    <BandMark metric={metric.id} side={side} />
                  </Suspense>
                )}
              </div>
            </>
          )}
        </td>
      ))}
      <Difference id={metric.id} from={metric.value(from)} to={metric.value(to)} />
    </tr>
  )
}

/** The first limit of each side. */
function Walls({ columns, current }: { readonly columns: readonly Column[]; readonly current: View }) {
  const design = useStore((state) => state.document.design)
  return (
    <tr>
      <th scope="row">Stopped by</th>
      {columns.map(({ side, card }) => {
        const [first] = card.headroom.limits
        return (
          <td key={side} className={current === side ? styles.current : undefined}>
            {first ? (
              <FigureButton opens={figureKey({ kind: 'limit', side, of: '0' })} label={`What stops it first, ${side}`}>
                <span className={styles.wall}>{subjectName(first.of, design)}</span>
              </FigureButton>
            ) : (
              'nothing'
            )}
          </td>
        )
      })}
      <td />
    </tr>
  )
}

interface HeadProps {
  readonly side: View
  readonly label: string
  readonly current: boolean
}

function SideHead({ side, label, current }: HeadProps) {
  return (
    <th scope="col" className={current ? styles.current : undefined}>
      <button
        type="button"
        aria-pressed={current}
        data-tip={`Show the design ${side === 'drawn' ? 'as drawn' : 'merged'}`}
        onClick={() => store.getState().show(side)}
      >
        {label}
      </button>
    </th>
  )
}

interface DifferenceProps {
  readonly id: MetricId
  readonly from: number | null
  readonly to: number | null
}

/** Direction by an arrow and judgement by a word, so that neither depends on colour. */
function Difference({ id, from, to }: DifferenceProps) {
  const verdict = judgeDifference(id, from, to)
  const text = metricDifferenceText(id, from, to)
  const Arrow = (to ?? 0) > (from ?? 0) ? ArrowUp : ArrowDown
  return (
    <td className={styles[verdict]}>
      {verdict !== 'same' && text !== '–' && <Arrow size={12} aria-hidden="true" />}
      {text}
      {verdict === 'worse' && <span className={styles.tag}>worse</span>}
      {verdict === 'better' && <span className="visually-hidden"> (better)</span>}
    </td>
  )
}
