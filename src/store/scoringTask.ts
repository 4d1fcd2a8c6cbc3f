/**
 * The figures of one document as work in slices. A scorecard makes most of its figures when they are read, so after
 * the solving each of them is read once; at the end all of it is known, and the page finds it finished.
 */

import type { Sliced } from '../base/task'
import { comparing } from '../scorer/comparison'
import { metrics } from '../scorer/metrics'
import type { Scorecard } from '../scorer/result/scorecard'
import { callFigures } from './callFigures'
import { keepProposed, proposal, proposedScore } from './proposal'
import { keep } from './scoreCache'
import { remarks } from './selectors'
import type { State } from './state'

export function* making(state: Pick<State, 'document' | 'view' | 'proposal'>): Sliced<void> {
  const { document } = state
  const result = yield* comparing(document)
  if (result.ok) {
    const { drawn, merged } = result.value
    yield 0.3
    yield* readOf(drawn, state.view !== 'merged')
    yield 0.6
    yield* readOf(merged, state.view === 'merged')
    const made = proposal(state)
    if (made) {
      yield 0.8
      const card = proposedScore(document, made)
      if (card) yield* readOf(card, state.view === 'advised')
      keepProposed(made, card)
    }
  }
  keep(document, result)
}

const read: readonly ((card: Scorecard) => unknown)[] = [
  ...Object.values(metrics).map(({ value }) => value),
  ({ latency }) => latency.overall.regime,
  ({ settled }) => settled,
  ({ findings }) => findings,
]
/** What the canvas makes of the side in sight. */
const seen: readonly ((card: Scorecard) => unknown)[] = [remarks, callFigures]

function* readOf(card: Scorecard, inSight: boolean): Sliced<void> {
  for (const figure of inSight ? [...read, ...seen] : read) {
    figure(card)
    yield 0.5
  }
}
