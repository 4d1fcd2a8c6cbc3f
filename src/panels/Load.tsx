/** How far each side carries: the limits on the load axis, as walls, the first of each side drawn solid. */

import type { Limit, Scorecard } from '../scorer/scorecard'
import { comparison } from '../store/selectors'
import { useStore } from '../store/useStore'
import { logarithmic } from '../ui/scale'
import table from '../ui/Table.module.css'
import { FigureButton } from './figures/FigureButton'
import { figureKey, type Side } from './figures/figure'
import styles from './Load.module.css'
import { placeName } from './places'
import { multiple, rate } from './shown'
import tables from './tables.module.css'

const height = 150
const lanes: readonly { readonly side: Side; readonly name: string; readonly y: number }[] = [
  { side: 'drawn', name: 'Drawn', y: 38 },
  { side: 'merged', name: 'Merged', y: 92 },
]

export default function Load() {
  const both = useStore(comparison)
  const cards: Readonly<Record<Side, Scorecard>> = both
  const limits = lanes.flatMap(({ side }) => cards[side].headroom.limits)
  const finite = limits.map((limit) => limit.at).filter((at) => Number.isFinite(at) && at > 0)
  const low = Math.min(0.1, ...finite.map((at) => at / 2))
  const high = Math.max(10, ...finite.map((at) => at * 2))
  const x = logarithmic(Math.max(low, 1e-4), Math.min(high, 1e6))
  const today = `${x.at(1)}%`

  return (
    <div className={tables.panel}>
      <p className={tables.intro}>
        The load at which something stops, as a multiple of today’s workloads: everything before its first wall, a side
        can bear.
      </p>
      <svg className={styles.chart} height={height} role="img" aria-label={chartLabel(cards)}>
        {x.ticks.map((tick) => (
          <g key={tick}>
            <line x1={`${x.at(tick)}%`} x2={`${x.at(tick)}%`} y1="16" y2={height - 22} className={styles.tick} />
            <text x={`${x.at(tick)}%`} y={height - 6} className={styles.tickLabel}>
              {multiple(tick)}
            </text>
          </g>
        ))}
        <line x1={today} x2={today} y1="16" y2={height - 22} className={styles.today} />
        <text x={today} y="11" className={styles.todayLabel}>
          today
        </text>
        {lanes.map(({ side, name, y }) => (
          <Lane key={side} name={name} y={y} side={side} limits={cards[side].headroom.limits} x={x.at} />
        ))}
      </svg>
      <table className={table.table}>
        <caption className="visually-hidden">Limits of both sides, nearest first</caption>
        <thead>
          <tr>
            <th scope="col">Side</th>
            <th scope="col" className={table.numeric}>
              At
            </th>
            <th scope="col" className={table.numeric}>
              Load
            </th>
            <th scope="col">What stops it</th>
            <th scope="col">What would move it</th>
          </tr>
        </thead>
        <tbody>
          {lanes.flatMap(({ side, name }) =>
            cards[side].headroom.limits
              .slice(0, 3)
              .map((limit, i) => (
                <LimitRow
                  key={`${side}${limit.of}${limit.why}`}
                  limit={limit}
                  name={name}
                  side={side}
                  index={i}
                  card={cards[side]}
                />
              )),
          )}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly limit: Limit
  readonly name: string
  readonly side: Side
  readonly index: number
  readonly card: Scorecard
}

function LimitRow({ limit, name, side, index, card }: RowProps) {
  const design = useStore((state) => state.document.design)
  const today = Object.values(design.workloads).reduce((sum, one) => sum + one.rate, 0)
  const base =
    card.headroom.multiplier > 0 && Number.isFinite(card.headroom.multiplier)
      ? card.headroom.rate / card.headroom.multiplier
      : today
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={table.numeric}>
        <FigureButton
          opens={figureKey({ kind: 'limit', side, of: String(index) })}
          label={`Limit ${index + 1}, ${side}`}
        >
          {multiple(limit.at)}
        </FigureButton>
      </td>
      <td className={table.numeric}>{rate(limit.at * base)}</td>
      <td>
        {placeName(limit.of, design)}: {limit.why}
      </td>
      <td>{limit.remedy}</td>
    </tr>
  )
}

interface LaneProps {
  readonly name: string
  readonly y: number
  readonly side: Side
  readonly limits: readonly Limit[]
  readonly x: (at: number) => number
}

function Lane({ name, y, side, limits, x }: LaneProps) {
  const design = useStore((state) => state.document.design)
  const first = limits[0]
  const end = first ? x(first.at) : 100
  const labelRight = end < 55
  return (
    <g>
      <rect x="0" y={y} width={`${end}%`} height="26" className={styles[side]} />
      {limits
        .slice(1, 3)
        .filter((limit) => Number.isFinite(limit.at))
        .map((limit) => (
          <line
            key={`${limit.of}${limit.why}`}
            x1={`${x(limit.at)}%`}
            x2={`${x(limit.at)}%`}
            y1={y + 27}
            y2={y + 36}
            className={styles.later}
          />
        ))}
      {first && <line x1={`${end}%`} x2={`${end}%`} y1={y - 5} y2={y + 31} className={styles.wall} />}
      <text x="6" y={y - 4} className={styles.laneName}>
        {name}
      </text>
      <text
        x={`${end}%`}
        dx={labelRight ? 8 : -8}
        y={y + 17}
        textAnchor={labelRight ? 'start' : 'end'}
        className={labelRight ? styles.wallLabel : styles.wallLabelInside}
      >
        {first ? `${multiple(first.at)} ${placeName(first.of, design)}` : 'no limit found'}
      </text>
    </g>
  )
}

function chartLabel(cards: Readonly<Record<Side, Scorecard>>): string {
  return lanes
    .map(({ side, name }) => {
      const first = cards[side].headroom.limits[0]
      return first ? `${name} stops at ${multiple(first.at)}: ${first.why}` : `${name} has no limit`
    })
    .join('. ')
}
