/**
 * The bridge as `score --json` prints it. The values of each list sum to the difference of that figure; the parts of a
 * step sum to the step. A line is named by its side and its place in `cost.lines` of that side.
 */

import { millisecond } from '../base/units'
import type { Bridge, BridgeLine, Steps } from '../scorer/result/bridgeStep'

/** Dollars a month and milliseconds; where a side does not keep up, empty lists and why. */
export function bridgeJson({ monthly, response, completion }: Bridge): object {
  const why = [...new Set([monthly, response, completion].flatMap((steps) => steps?.why ?? []))]
  return {
    monthlyUsd: stepsObject(monthly, 1),
    meanMs: stepsObject(response, millisecond),
    ...(completion && { completionMs: stepsObject(completion, millisecond) }),
    ...(why.length > 0 && { why }),
  }
}

function stepsObject({ steps }: Steps, unit: number): readonly object[] {
  return steps.map(({ step, label, value, lines, parts }) => ({
    step,
    label,
    value: value / unit,
    lines: lines.map(lineObject),
    parts: parts.map((one) => ({
      part: one.part,
      label: one.label,
      value: one.value / unit,
      lines: one.lines.map(lineObject),
    })),
  }))
}

function lineObject({ side, line }: BridgeLine): object {
  return { side, line }
}
