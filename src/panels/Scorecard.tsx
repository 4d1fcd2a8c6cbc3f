/** The figures, always in sight: one column each for drawn and merged, and the difference. Every one opens. */

import { ArrowDown, ArrowUp } from 'lucide-react'
import { Fragment } from 'react'
import type { Metric, MetricId } from '../scorer/metrics'
import type { Comparison } from '../scorer/scorecard'
import { comparison } from '../store/selectors'
import { store, useStore } from '../store/useStore'
import { FigureButton } from './figures/FigureButton'
import { figureKey, type Side } from './figures/figure'
import { headlines, judged, shownDifference, shownValue } from './figures/reading'
import { placeName } from './places'
import styles from './Scorecard.module.css'
import { SimulatedMark, SimulationState } from './simulation/SimulatedMark'

export function Scorecard() {
  const both = useStore(comparison)
  const view = useStore((state) => state.view)
  return (
    <section aria-label="Scorecard" className={styles.scorecard}>
      <table>
        <caption className="visually-hidden">Figures of the design as drawn and merged</caption>
        <thead>
          <tr>
            <td>
              <SimulationState />
            </td>
            <SideHead side="drawn" label="Drawn" current={view === 'drawn'} />
            <SideHead side="merged" label="Merged" current={view === 'merged'} />
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {headlines.map((metric) => (
            <Fragment key={metric.id}>
              <Row metric={metric} both={both} current={view} />
              {metric.id === 'headroom' && <Walls both={both} current={view} />}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  readonly metric: Metric & { readonly id: MetricId }
  readonly both: Comparison
  readonly current: Side
}

function Row({ metric, both, current }: RowProps) {
  const cell = (side: Side) => (
    <td className={current === side ? styles.current : undefined}>
      <FigureButton opens={figureKey({ kind: 'metric', side, of: metric.id })} label={`${metric.label}, ${side}`}>
        {shownValue(metric.id, both[side])}
      </FigureButton>
      <SimulatedMark metric={metric.id} side={side} />
    </td>
  )
  return (
    <tr data-metric={metric.id}>
      <th scope="row" data-tip={metric.method}>
        {metric.label}
      </th>
      {cell('drawn')}
      {cell('merged')}
      <Difference id={metric.id} from={metric.value(both.drawn)} to={metric.value(both.merged)} />
    </tr>
  )
}

/** What stops either side first. */
function Walls({ both, current }: { readonly both: Comparison; readonly current: Side }) {
  const design = useStore((state) => state.document.design)
  const cell = (side: Side) => {
    const [first] = both[side].headroom.limits
    return (
      <td className={current === side ? styles.current : undefined}>
        {first ? (
          <FigureButton opens={figureKey({ kind: 'limit', side, of: '0' })} label={`What stops it first, ${side}`}>
            <span className={styles.wall}>{placeName(first.of, design)}</span>
          </FigureButton>
        ) : (
          'nothing'
        )}
      </td>
    )
  }
  return (
    <tr>
      <th scope="row">Stopped by</th>
      {cell('drawn')}
      {cell('merged')}
      <td />
    </tr>
  )
}

interface HeadProps {
  readonly side: Side
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

/** Direction by an arrow, judgement by a word: neither hangs on colour. */
function Difference({ id, from, to }: DifferenceProps) {
  const verdict = judged(id, from, to)
  const text = shownDifference(id, from, to)
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
