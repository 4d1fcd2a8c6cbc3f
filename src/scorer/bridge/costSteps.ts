/**
 * The difference of the two bills, step by step. The path from drawn to merged:
 *
 *     drawn as shown → on its own platforms → its calls cost no CPU → merged, calls cost no CPU → merged → moved
 *
 * Lines that pay for a boundary are compared as they stand [B2]. Of compute lines the CPU of calls is what they fall by
 * when calls cost none, on either side [B3]; the rest is divided by what it pays for [B4]. The move is the twin as
 * chosen less the same twin on the platform of its members [B5].
 */

import type { LineClass } from '../costs/costRule'
import type { BridgeLine, BridgePart, BridgeStep, Steps } from '../result/bridgeStep'
import type { Scorecard } from '../result/scorecard'
import { type BridgedSide, type BridgeSides, shown } from './bridgeSides'
import { type CoreCosts, coreCosts } from './coreCosts'
import { dollarsOf, linesOf } from './lineClasses'
import { sideWithoutLimit } from './sideWithoutLimit'
import { stepOf } from './stepOf'

const hopLabels = {
  transitions: 'State transitions',
  requests: 'Requests',
  balancers: 'Load balancers',
  transfer: 'Bytes between zones and out',
  handOffs: 'Hand-offs',
  telemetry: 'Logs and traces',
} as const satisfies { readonly [of in LineClass]?: string }

const floorLabels = { clusters: 'Clusters', monitoring: 'Monitoring of each deployable' } as const
const restLabels = { databases: 'Databases', others: 'Other lines' } as const

const hopClasses = Object.keys(hopLabels) as (keyof typeof hopLabels)[]
const floors = Object.keys(floorLabels) as (keyof typeof floorLabels)[]
const rest = Object.keys(restLabels) as (keyof typeof restLabels)[]
const beyondCompute: readonly LineClass[] = [...hopClasses, ...floors, ...rest]

/** Dollars a month. */
export function costSteps(sides: BridgeSides): Steps {
  const cards = { drawn: sides.card('drawn', shown), merged: sides.card('merged', shown) }
  const [from, to] = [cards.drawn.bill.monthly, cards.merged.bill.monthly]
  const before = costsOf(sides, 'drawn', 'same')
  const after = costsOf(sides, 'merged', 'same')
  const why = sideWithoutLimit(from, to, before.card.bill.monthly, after.card.bill.monthly)
  if (why !== undefined) return { from, to, steps: [], why }
  const compute = linesOf(cards, 'compute')
  const change = (of: keyof CoreCosts) => after.cores[of] - before.cores[of]
  const core = (part: string, label: string, value: number): BridgePart => ({ part, label, value, lines: compute })
  const lines = (of: LineClass, label: string): BridgePart => {
    return { part: of, label, value: dollarsOf(after.card, of) - dollarsOf(before.card, of), lines: linesOf(cards, of) }
  }
  const moves = (side: BridgedSide) => moveParts(sides, side, side === 'drawn' ? before : after, cards)
  const steps: readonly BridgeStep[] = [
    stepOf(
      'hopCharges',
      hopClasses.map((of) => lines(of, hopLabels[of])),
    ),
    stepOf('callCpu', [
      core('drawnCalls', 'Cores that calls keep busy, drawn', -before.calls),
      core('mergedCalls', 'Cores that calls keep busy, merged', after.calls),
    ]),
    stepOf('waiting', [core('waiting', 'Time in which a function waits or starts', change('waiting'))]),
    stepOf('idle', [
      core('idleCores', 'Idle cores', change('idle')),
      core('rounding', 'Function time rounded up', change('rounding')),
      ...floors.map((of) => lines(of, floorLabels[of])),
    ]),
    stepOf('cores', priceAndSpeed(before.cores, after.cores, compute)),
    ...rest.map((of) => stepOf(of, [lines(of, restLabels[of])])),
    stepOf(
      'drawnMove',
      moves('drawn').map((part) => ({ ...part, value: -part.value })),
    ),
    stepOf('move', moves('merged')),
  ]
  return { from, to, steps }
}

/** The bill of one side, and what its compute lines pay for. */
interface SideCosts {
  readonly card: Scorecard
  readonly cores: CoreCosts
  /** What the compute lines fall by where calls cost no CPU. */
  readonly calls: number
}

function costsOf(sides: BridgeSides, side: BridgedSide, runsOn: 'chosen' | 'same'): SideCosts {
  const card = sides.card(side, { freeCalls: false, runsOn })
  const free = sides.card(side, { freeCalls: true, runsOn })
  return { card, cores: coreCosts(sides, free), calls: dollarsOf(card, 'compute') - dollarsOf(free, 'compute') }
}

/**
 * Own work on cores of another price, and on cores of another speed: work × seconds per work × price per second. Where
 * users wait for each answer, a faster side serves more of them: then the work itself differs, and comes first.
 */
function priceAndSpeed(before: CoreCosts, after: CoreCosts, lines: readonly BridgeLine[]): readonly BridgePart[] {
  const price = before.coreSeconds > 0 ? before.work / before.coreSeconds : 0
  const pace = before.ownWork > 0 ? before.coreSeconds / before.ownWork : 0
  const served = price * pace * (after.ownWork - before.ownWork)
  const speed = price * (after.coreSeconds - pace * after.ownWork)
  return [
    { part: 'corePrice', label: 'Price of a core-hour', value: after.work - before.work - served - speed, lines },
    { part: 'coreSpeed', label: 'Speed of the core', value: speed, lines },
    { part: 'workServed', label: 'Work served', value: served, lines },
  ]
}

/** A side as chosen less the same side on the platform of its members; nothing where it did not move. */
function moveParts(
  sides: BridgeSides,
  side: BridgedSide,
  same: SideCosts,
  cards: Readonly<Record<BridgedSide, Scorecard>>,
): readonly BridgePart[] {
  if (cards[side] === same.card) return []
  const chosen = costsOf(sides, side, 'chosen')
  const ofSide = (...classes: readonly LineClass[]) => linesOf(cards, ...classes).filter((line) => line.side === side)
  const compute = ofSide('compute')
  const change = (of: keyof CoreCosts) => chosen.cores[of] - same.cores[of]
  const charges = dollarsOf(chosen.card, ...beyondCompute) - dollarsOf(same.card, ...beyondCompute)
  return [
    ...priceAndSpeed(same.cores, chosen.cores, compute),
    { part: 'movedCalls', label: 'CPU of calls there', value: chosen.calls - same.calls, lines: compute },
    { part: 'movedWaiting', label: 'Waiting that is billed', value: change('waiting'), lines: compute },
    { part: 'movedIdle', label: 'Idle cores and rounding', value: change('idle') + change('rounding'), lines: compute },
    { part: 'movedCharges', label: 'Charges of the platform', value: charges, lines: ofSide(...beyondCompute) },
  ]
}
