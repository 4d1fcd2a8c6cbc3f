/**
 * The figures of one document as work in slices. A scorecard makes most of its figures when they are read, so after
 * the solving each of them is read once; at the end all of it is known, and the page finds it finished.
 */

import type { Task } from '../base/task'
import { compareTask } from '../scorer/comparison'
import { metrics } from '../scorer/metrics'
import type { Scorecard } from '../scorer/result/scorecard'
import { callFigures } from './callFigures'
import { keepProposed, proposal, scoreProposal } from './proposal'
import { keep } from './scoreCache'
import { remarksByPlace } from './selectors'
import type { State } from './state'

export function* scoringTask(state: Pick<State, 'document' | 'view' | 'proposal'>): Task<void> {
  const { document } = state
  const result = yield* compareTask(document)
  if (result.ok) {
    const { drawn, merged } = result.value
    yield 0.3
    yield* readOf(drawn, state.view !== 'merged')
    yield 0.6
    yield* readOf(merged, state.view === 'merged')
    const made = proposal(state)
    if (made) {
      yield 0.8
      const card = scoreProposal(document, made)
      if (card) yield* readOf(card, state.view === 'advised')
      keepProposed(made, card)
    }
  }
  keep(document, result)
}

const read: readonly ((card: Scorecard) => unknown)[] = [
  ...Object.values(metrics).map(({ value }) => value),
  ({ latency }) => latency.overall.regime,
  ({ completion: settled }) => settled,
  ({ findings }) => findings,
]
/** What the canvas makes of the side in sight. */
const seen: readonly ((card: Scorecard) => unknown)[] = [remarksByPlace, callFigures]

function* readOf(card: Scorecard, inSight: boolean): Task<void> {
  for (const figure of inSight ? [...read, ...seen] : read) {
    figure(card)
    yield 0.5
  }
}
