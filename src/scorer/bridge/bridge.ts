/**
 * The bridge: why merged differs from drawn, as named steps that add up to the difference. Each is a difference of
 * scores in which one thing more has changed, or a set of bill lines; none is an estimate. Scored when it is read.
 */

import { rows } from '../../base/table'
import type { Bridge, StayedSides } from '../result/bridgeStep'
import type { DeployableSizing, Scorecard } from '../result/scorecard'
import { type BridgeSides, shown } from './bridgeSides'
import { costSteps } from './costSteps'
import { headlineFigures } from './headlineFigures'
import { completionSteps, responseSteps } from './responseSteps'

/** The bridge of a comparison; drawn = merged gives steps of nothing. */
export function bridge(sides: BridgeSides): Bridge {
  const completion = completionSteps(sides)
  const stayed = stayedSides(sides)
  return {
    monthly: costSteps(sides),
    response: responseSteps(sides),
    ...(completion && { completion }),
    ...(stayed && { stayed }),
  }
}

function stayedSides({ card }: BridgeSides): StayedSides | undefined {
  const same = { freeCalls: false, runsOn: 'same' } as const
  const [drawn, merged] = [card('drawn', same), card('merged', same)]
  const movedTo = platformMovedTo(merged, card('merged', shown))
  if (movedTo === undefined && platformMovedTo(drawn, card('drawn', shown)) === undefined) return undefined
  const sides = { drawn: headlineFigures(drawn), merged: headlineFigures(merged) }
  return movedTo === undefined ? sides : { ...sides, movedTo }
}

/** Where most busy cores of what has moved went, its size left out; undefined where nothing has. */
function platformMovedTo(from: Scorecard, to: Scorecard): string | undefined {
  const [first] = rows<DeployableSizing>(to.sizing)
    .filter(({ id, runsOn }) => runsOn !== from.sizing[id]?.runsOn)
    .sort((a, b) => b.busyCores - a.busyCores)
  return first && (first.label.split(',')[0] || first.runsOn)
}
