/**
 * The difference of the two mean times, step by step: every mean is the exact sum of its parts [T5], and so is a
 * difference of means [B6]. The move is the twin as chosen less the same twin on the platform of its members [B5].
 */

import type { Parts, Response } from '../../queueing/network/solution'
import { outlivesAnswer } from '../measures/completionTime'
import type { BridgePart, BridgeStepId, Steps } from '../result/bridgeStep'
import type { Scorecard } from '../result/scorecard'
import { type BridgeSides, shown } from './bridgeSides'
import { sideWithoutLimit } from './sideWithoutLimit'
import { stepOf } from './stepOf'

type TimePart = keyof Parts

/** A mean time and the parts that it is the sum of. */
type Time = Pick<Response, 'mean' | 'parts'>

const labels = {
  network: 'Round trips and transfer',
  platform: 'Invocations, deliveries, states, cold starts',
  serialisation: 'CPU of making and answering calls',
  queueing: 'Waiting for a core or a slot',
  work: 'Work on cores of another speed, or no longer side by side',
} as const satisfies { readonly [part in TimePart]: string }

const timeParts = Object.keys(labels) as TimePart[]

/** Seconds of mean response. */
export function responseSteps(sides: BridgeSides): Steps {
  return timeSteps(sides, ({ latency }) => latency.overall)
}

/** Seconds until everything is done; undefined where on neither side most work outlives the answer [T7]. */
export function completionSteps(sides: BridgeSides): Steps | undefined {
  const isLate = outlivesAnswer(sides.card('drawn', shown)) || outlivesAnswer(sides.card('merged', shown))
  return isLate ? timeSteps(sides, completionOf) : undefined
}

function timeSteps(sides: BridgeSides, timeOf: (card: Scorecard) => Time): Steps {
  const time = (side: 'drawn' | 'merged', runsOn: 'chosen' | 'same') =>
    timeOf(sides.card(side, { freeCalls: false, runsOn }))
  const [drawn, merged] = [time('drawn', 'chosen'), time('merged', 'chosen')]
  const [before, after] = [time('drawn', 'same'), time('merged', 'same')]
  const [from, to] = [drawn.mean, merged.mean]
  const why = sideWithoutLimit(from, to, before.mean, after.mean)
  if (why !== undefined) return { from, to, steps: [], why }
  const single = (part: TimePart) => stepOf(part satisfies BridgeStepId, [difference(part, before, after)])
  const moved = (a: Time, b: Time) => (a === b ? [] : timeParts.map((part) => difference(part, a, b)))
  const steps = [
    ...timeParts.map(single),
    stepOf('drawnMove', moved(drawn, before)),
    stepOf('move', moved(after, merged)),
  ]
  return { from, to, steps }
}

function difference(part: TimePart, from: Time, to: Time): BridgePart {
  return { part, label: labels[part], value: to.parts[part] - from.parts[part], lines: [] }
}

/** Completion times by part, workloads weighted by rate; the mean is their sum. */
function completionOf(card: Scorecard): Time {
  const { network, sources } = card.lowered
  const total = network.sources.reduce((sum, { rate }) => sum + rate, 0)
  const mean = (part: TimePart) =>
    sources.reduce((sum, id, i) => {
      const time = card.completion[id] ?? card.latency.workloads[id]
      return sum + ((network.sources[i]?.rate ?? 0) * (time?.parts[part] ?? 0)) / total
    }, 0)
  const parts = Object.fromEntries(timeParts.map((part) => [part, total > 0 ? mean(part) : 0])) as {
    -readonly [part in TimePart]: number
  }
  return { mean: timeParts.reduce((sum, part) => sum + parts[part], 0), parts }
}
