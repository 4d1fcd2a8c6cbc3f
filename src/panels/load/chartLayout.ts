/**
 * The layout of the load chart in pixels: a strip for the marker, a lane for each side up to its first limit,
 * then cost, p99 and headroom over the same logarithmic axis.
 */

import { scaleLog } from 'd3-scale'
import type { Crossover, LoadCurve, LoadPoint, SideName } from '../../analysis/load/loadCurve'
import { maxLoad, minLoad } from '../../analysis/load/loadSweep'
import { logTicks } from '../figures/logTicks'

/** The plots from top to bottom. */
export const chartFigures = ['monthly', 'p99', 'headroom'] as const
/** A figure that has a plot. */
export type ChartFigure = (typeof chartFigures)[number]

/** Names of the sides. */
export const sideLabels: Readonly<Record<SideName, string>> = { drawn: 'Drawn', merged: 'Merged', advised: 'Advised' }

/** The vertical axis of one plot; positions in pixels. */
export interface FigurePlot {
  readonly figure: ChartFigure
  readonly top: number
  readonly bottom: number
  readonly y: (value: number) => number
  readonly ticks: readonly number[]
}

/** All positions of the chart, in pixels. */
export interface ChartLayout {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly x: (at: number) => number
  /** The load at a horizontal position, to three digits. */
  readonly loadAt: (x: number) => number
  readonly ticks: readonly number[]
  readonly lanes: readonly { readonly side: SideName; readonly y: number }[]
  readonly plots: readonly FigurePlot[]
}

const stripHeight = 20
const laneHeight = 19
const plotHeight = 64
const plotGap = 22
const axisHeight = 34
const lineHeight = 15

/** The layout of a chart `width` pixels wide. */
export function chartLayout(curves: readonly LoadCurve[], width: number): ChartLayout {
  const left = width < 560 ? 58 : 62
  const right = width - 14
  const x = scaleLog([minLoad, maxLoad], [left, right]).clamp(true)
  const lanes = curves.map(({ side }, i) => ({ side, y: stripHeight + i * laneHeight }))
  const begin = stripHeight + curves.length * laneHeight + 22
  const plots = chartFigures.map((figure, i): FigurePlot => {
    const top = begin + i * (plotHeight + plotGap)
    return plotOf(figure, curves, top, top + plotHeight)
  })
  const powers = x.ticks(Math.log10(maxLoad / minLoad))
  return {
    width,
    height: (plots.at(-1)?.bottom ?? begin) + axisHeight,
    left,
    right,
    x,
    loadAt: (position) => roundedLoad(x.invert(position)),
    ticks: width < 560 ? powers.filter((_, i) => i % 2 === 0) : powers,
    lanes,
    plots,
  }
}

function plotOf(figure: ChartFigure, curves: readonly LoadCurve[], top: number, bottom: number): FigurePlot {
  const values = curves.flatMap(({ points }) => points.map((point) => point[figure]).filter(isFinitePositive))
  if (values.length === 0 && figure !== 'headroom') return { figure, top, bottom, y: () => bottom, ticks: [] }
  // The distance of a limit matters where it is near: a million times today's load is as good as none.
  const [lowest, highest] = figure === 'headroom' ? [1e-2, 1e3] : [0, Infinity]
  const low = Math.max(lowest, Math.min(...values, figure === 'headroom' ? 0.1 : Infinity))
  const high = Math.min(highest, Math.max(...values, figure === 'headroom' ? 10 : 0))
  const scale = scaleLog([low / 1.3, Math.max(high * 1.3, low * 4)], [bottom, top]).clamp(true)
  return {
    figure,
    top,
    bottom,
    y: (value) => (value === Infinity ? top : scale(value)),
    ticks: logTicks(scale, lineHeight),
  }
}

/** An SVG path through all finite points; it breaks where a side cannot carry the load. */
export function linePath(points: readonly LoadPoint[], { figure, y }: FigurePlot, x: ChartLayout['x']): string {
  let pen = 'M'
  return points
    .map((point) => {
      const value = point[figure]
      if (!isShown(value, figure)) {
        pen = 'M'
        return ''
      }
      const step = `${pen}${x(point.load).toFixed(1)} ${y(value).toFixed(1)}`
      pen = 'L'
      return step
    })
    .join('')
}

/** The last point that a side can carry; undefined if it carries all of them. */
export function lastShownPoint(points: readonly LoadPoint[], figure: ChartFigure): LoadPoint | undefined {
  const first = points.findIndex((point) => !isShown(point[figure], figure))
  return first > 0 ? points[first - 1] : undefined
}

/** The point of a crossing and its numbered label. */
export interface CrossingMark {
  readonly number: number
  readonly crossing: Crossover
  readonly x: number
  readonly y: number
  /** Position of its number: beside the point, clear of other numbers. */
  readonly labelX: number
  readonly labelY: number
}

/** Radius of the numbered labels, in pixels. */
export const markRadius = 8

/** Crossings with their numbers, placed so that no number covers another. */
export function crossingMarks(
  crossings: readonly Crossover[],
  { x, plots, left, right }: ChartLayout,
): readonly CrossingMark[] {
  const placed: { readonly x: number; readonly y: number }[] = []
  return crossings.flatMap((crossing, i) => {
    const plot = plots.find(({ figure }) => figure === crossing.figure)
    const [a, b] = crossing.values
    if (!plot || !(a > 0) || !(b > 0)) return []
    const at = { x: x(crossing.load), y: plot.y(Math.sqrt(Math.min(a, 1e12) * Math.min(b, 1e12))) }
    const candidates = [
      { x: at.x, y: at.y - 15 },
      { x: at.x, y: at.y + 15 },
      ...[15, -15, 32, -32, 50, -50, 68, -68].flatMap((by) =>
        [-15, 15, 0].map((up) => ({ x: at.x + by, y: at.y + up })),
      ),
    ]
    const inside = ({ x: px, y: py }: { readonly x: number; readonly y: number }) =>
      px > left + markRadius && px < right - markRadius && py > plot.top - 8 && py < plot.bottom - markRadius
    const free = (candidate: { readonly x: number; readonly y: number }) =>
      inside(candidate) &&
      !placed.some((one) => Math.hypot(one.x - candidate.x, one.y - candidate.y) < 2 * markRadius + 1)
    const label = candidates.find(free) ?? at
    placed.push(label)
    return [{ number: i + 1, crossing, ...at, labelX: label.x, labelY: label.y }]
  })
}

/** Approximate width of a text of the small size, in pixels. */
export function textWidth(text: string): number {
  return text.length * 6.1
}

/** The label of a limit on the wider side of its line, cut to the width there. */
export function wallLabel(
  text: string,
  wall: number,
  { left, right }: ChartLayout,
): {
  readonly text: string
  readonly anchor: 'start' | 'end'
  readonly x: number
} {
  const after = right - wall - 8
  const before = wall - left - 8
  const anchor = textWidth(text) <= after || after >= before ? 'start' : 'end'
  const maxCharacters = Math.floor((anchor === 'start' ? after : before) / 6.1)
  const shown = text.length > maxCharacters ? `${text.slice(0, Math.max(1, maxCharacters - 1)).trimEnd()}…` : text
  return { text: shown, anchor, x: anchor === 'start' ? wall + 7 : wall - 7 }
}

/** The load to three digits, finer than a pixel of the axis. */
export function roundedLoad(load: number): number {
  return Number(load.toPrecision(3))
}

/** Infinite headroom is drawn along the top. */
function isShown(value: number, figure: ChartFigure): boolean {
  return isFinitePositive(value) || (figure === 'headroom' && value === Infinity)
}

function isFinitePositive(value: number): boolean {
  return Number.isFinite(value) && value > 0
}
