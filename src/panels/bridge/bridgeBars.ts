/** The bars of the bridge: drawn, every step where the one before it ended, merged, on one axis from nothing. */

import { scaleLinear } from 'd3-scale'
import { type BridgeMeasure, dividedSteps, isNegligible } from '../../scorer/bridge/bridgeTable'
import type { BridgeLine, BridgeStepId, Steps } from '../../scorer/result/bridgeStep'

/** One bar, from where the steps before it ended to where it ends itself. */
export interface BridgeBar {
  readonly key: string
  readonly label: string
  readonly kind: 'side' | 'step' | 'part'
  readonly step?: BridgeStepId
  readonly from: number
  readonly to: number
  readonly lines: readonly BridgeLine[]
}

/** Bars in order; what adds nothing that could be seen in a figure is left out. */
export function bridgeBars({ from, to, steps }: Steps, measure: BridgeMeasure): readonly BridgeBar[] {
  const bars: BridgeBar[] = [sideBar('drawn', 'Drawn', from)]
  let reached = from
  for (const { step, label, value, lines, parts } of steps) {
    const isDivided = measure === 'monthly' && dividedSteps.includes(step)
    const shown = isDivided ? parts.filter((part) => !isNegligible(measure, part.value)) : []
    const start = reached
    reached += value
    if (isNegligible(measure, value) && shown.length === 0) continue
    bars.push({ key: step, label, kind: 'step', step, from: start, to: reached, lines })
    if (shown.length > 1) {
      let within = start
      for (const part of shown) {
        const key = `${step} ${part.part}`
        bars.push({
          key,
          label: part.label,
          kind: 'part',
          step,
          from: within,
          to: within + part.value,
          lines: part.lines,
        })
        within += part.value
      }
    }
  }
  return [...bars, sideBar('merged', 'Merged', to)]
}

/** Positions in per cent of the width, and round ticks. */
export interface BridgeAxis {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

/** An axis on which all bars fit, nothing included. */
export function bridgeAxis(bars: readonly BridgeBar[], ticks: number): BridgeAxis {
  const ends = [0, ...bars.flatMap(({ from, to }) => [from, to])].filter(Number.isFinite)
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const scale = scaleLinear([low, high > low ? high : low + 1], [0, 100])
  return { at: scale, ticks: high > low ? scale.ticks(ticks) : [] }
}

function sideBar(key: string, label: string, value: number): BridgeBar {
  return { key, label, kind: 'side', from: 0, to: value, lines: [] }
}
