/** The load chart: lanes up to the first limits, then cost, p99 and headroom, with the marker of today's load. */

import type { LoadCurve, SideName } from '../../analysis/load/loadCurve'
import type { LoadSweep, LoadWall } from '../../analysis/load/loadSweep'
import { useStore } from '../../store/useStore'
import { money, multiple, rate, time } from '../figures/figureFormat'
import { subjectName } from '../figures/subjectName'
import {
  type ChartFigure,
  type ChartLayout,
  chartLayout,
  crossingMarks,
  type FigurePlot,
  lastShownPoint,
  linePath,
  markRadius,
  sideLabels,
  wallLabel,
} from './chartLayout'
import styles from './Load.module.css'
import { LoadMarker } from './LoadMarker'

const titles: Readonly<Record<ChartFigure, string>> = {
  monthly: 'Cost a month',
  p99: 'p99, busiest hour',
  headroom: 'Headroom: how many times this load it bears',
}
const shown: Readonly<Record<ChartFigure, (value: number) => string>> = {
  monthly: money,
  p99: time,
  headroom: multiple,
}

export function LoadChart({ sweep, width }: { readonly sweep: LoadSweep; readonly width: number }) {
  const geometry = chartLayout(sweep.curves, width)
  const { height, x, plots, lanes, ticks } = geometry
  const walls = sweep.curves.map(({ side }) => sweep.walls.find((wall) => wall.side === side && wall.first))
  return (
    <div className={styles.layers}>
      <svg width={width} height={height} className={styles.chart} role="img" aria-label={inWords(sweep)}>
        {ticks.map((tick, i) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={plots[0]?.top} y2={height - 32} className={styles.grid} />
            <text x={x(tick)} y={height - 19} textAnchor={anchors(i, ticks.length)} className={styles.tickLabel}>
              {multiple(tick)}
            </text>
            <text x={x(tick)} y={height - 6} textAnchor={anchors(i, ticks.length)} className={styles.tickRate}>
              {rate(tick * sweep.rate)}
            </text>
          </g>
        ))}
        {walls.map(
          (wall) =>
            wall && (
              <line
                key={wall.side}
                x1={x(wall.load)}
                x2={x(wall.load)}
                y1={(lanes.find(({ side }) => side === wall.side)?.y ?? 0) + 2}
                y2={height - 32}
                className={styles[`${wall.side}Wall`]}
              />
            ),
        )}
        {plots.map((plot) => (
          <PlotOf key={plot.figure} plot={plot} curves={sweep.curves} geometry={geometry} />
        ))}
        {lanes.map(({ side, y }, i) => (
          <Lane key={side} side={side} y={y} wall={walls[i]} later={laterOf(sweep, side)} geometry={geometry} />
        ))}
        {crossingMarks(sweep.crossovers, geometry).map(({ number, crossing, x: px, y: py, labelX, labelY }) => (
          <g key={number} className={styles.tipped} data-tip={crossing.sentence}>
            <line x1={px} y1={py} x2={labelX} y2={labelY} className={styles.lead} />
            <circle cx={px} cy={py} r="3" className={styles.point} />
            <circle cx={labelX} cy={labelY} r={markRadius} className={styles.mark} />
            <text x={labelX} y={labelY} dy="3.5" className={styles.markNumber}>
              {number}
            </text>
          </g>
        ))}
      </svg>
      <svg width={width} height={height} className={styles.over}>
        <title>Today’s load</title>
        <LoadMarker geometry={geometry} today={sweep.rate} />
      </svg>
    </div>
  )
}

/** The last label ends where the axis does. */
function anchors(i: number, count: number): 'middle' | 'end' {
  return i === count - 1 ? 'end' : 'middle'
}

interface PlotProps {
  readonly plot: FigurePlot
  readonly curves: readonly LoadCurve[]
  readonly geometry: ChartLayout
}

function PlotOf({ plot, curves, geometry }: PlotProps) {
  const { left, right, x } = geometry
  const { figure, top, bottom, y, ticks } = plot
  return (
    <g>
      <text x={left} y={top - 6} className={styles.title}>
        {titles[figure]}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className={styles.grid} />
          <text x={left - 6} y={y(tick)} dy="4" textAnchor="end" className={styles.level}>
            {shown[figure](tick)}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} className={styles.base} />
      {figure === 'headroom' && (
        <line
          x1={left}
          x2={right}
          y1={y(1)}
          y2={y(1)}
          className={styles.base}
          data-tip="Below this line the load is more than it bears"
        />
      )}
      {curves.map(({ side, points }) => {
        const last = lastShownPoint(points, figure)
        return (
          <g key={side}>
            <path d={linePath(points, plot, x)} className={styles[`${side}Line`]} />
            {last && (
              <path
                d={`M${x(last.load).toFixed(1)} ${y(last[figure]).toFixed(1)}V${top}`}
                className={styles[`${side}Line`]}
                opacity="0.55"
              />
            )}
          </g>
        )
      })}
    </g>
  )
}

interface LaneProps {
  readonly side: SideName
  readonly y: number
  readonly wall: LoadWall | undefined
  readonly later: readonly LoadWall[]
  readonly geometry: ChartLayout
}

function Lane({ side, y, wall, later, geometry }: LaneProps) {
  const design = useStore((state) => state.document.design)
  const { left, right, x } = geometry
  const end = wall ? x(wall.load) : right
  const full = wall ? `${multiple(wall.load)} ${subjectName(wall.of, design)}: ${wall.why}` : 'no limit on this axis'
  const brief = wall ? `${multiple(wall.load)} ${subjectName(wall.of, design)}: ${wall.why.split(':')[0]}` : full
  const label = wall ? wallLabel(brief, end, geometry) : { text: full, anchor: 'end' as const, x: right - 8 }
  return (
    <g className={styles.tipped} data-tip={full}>
      <text x={left - 6} y={y + 12} textAnchor="end" className={styles.laneName}>
        {sideLabels[side]}
      </text>
      <rect x={left} y={y + 2} width={Math.max(1, end - left)} height="14" className={styles[`${side}Lane`]} />
      {later.map((one) => (
        <line
          key={`${one.of}${one.why}`}
          x1={x(one.load)}
          x2={x(one.load)}
          y1={y + 4}
          y2={y + 14}
          className={styles.later}
          data-tip={`${multiple(one.load)} ${subjectName(one.of, design)}: ${one.why}`}
        />
      ))}
      <text x={label.x} y={y + 13} textAnchor={label.anchor} className={styles.wallLabel}>
        {label.text}
      </text>
    </g>
  )
}

function laterOf({ walls }: LoadSweep, side: SideName): readonly LoadWall[] {
  return walls.filter((wall) => wall.side === side && !wall.first).slice(0, 2)
}

function inWords({ curves, walls }: LoadSweep): string {
  const sentences = curves.map(({ side, points }) => {
    const wall = walls.find((one) => one.side === side && one.first)
    const today = points.find(({ load: at }) => Math.abs(at - 1) < 1e-6)
    const now = today ? `costs ${money(today.monthly)} a month today with a p99 of ${time(today.p99)}` : ''
    return `${sideLabels[side]} ${now}, and ${wall ? `stops at ${multiple(wall.load)}: ${wall.why}` : 'has no limit on this axis'}`
  })
  return `${sentences.join('. ')}.`
}
