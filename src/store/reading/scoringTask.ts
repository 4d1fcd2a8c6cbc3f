/**
 * Scores one document in slices. A scorecard computes most of its figures when they are read, so after solving each
 * of them is read once: the selectors then find all of them computed.
 */

import type { Result } from '../../base/result'
import type { Task } from '../../base/task'
import { metrics } from '../../scorer/metrics'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { callFigures } from '../derived/callFigures'
import { addResult, type ScoringState } from '../scoring/scoringState'
import type { State } from '../state'
import { proposal } from './proposal'
import { remarksByPlace } from './selectors'

/** Returns how the result enters the scoring of the state at its end. */
export function* scoringTask(
  state: Pick<State, 'document' | 'view' | 'proposal' | 'scoring'>,
): Task<(scoring: ScoringState) => ScoringState> {
  const { document } = state
  const { scorer } = state.scoring
  const result: Result<Comparison> = yield* scorer.compareTask(document)
  if (!result.ok) return (scoring) => addResult(scoring, document, result)
  const { drawn, merged } = result.value
  yield 0.3
  yield* readFigures(drawn, state.view !== 'merged')
  yield 0.6
  yield* readFigures(merged, state.view === 'merged')
  yield 0.75
  // The headline names its largest step.
  void result.value.bridge
  const partition = proposal(state)?.partition
  if (!partition) return (scoring) => addResult(scoring, document, result)
  yield 0.8
  const proposed = scorer.scorePartition(document, partition)
  const card = proposed.ok ? proposed.value : undefined
  if (card) yield* readFigures(card, state.view === 'advised')
  return (scoring) => {
    scoring.cache.addScorecard(document, partition, card)
    return addResult(scoring, document, result)
  }
}

const figures: readonly ((card: Scorecard) => unknown)[] = [
  ...Object.values(metrics).map(({ value }) => value),
  ({ latency }) => latency.overall.regime,
  ({ completion }) => completion,
  ({ findings }) => findings,
]
/** What the canvas reads of the side on screen. */
const canvasFigures: readonly ((card: Scorecard) => unknown)[] = [remarksByPlace, callFigures]

function* readFigures(card: Scorecard, isOnScreen: boolean): Task<void> {
  for (const figure of isOnScreen ? [...figures, ...canvasFigures] : figures) {
    figure(card)
    yield 0.5
  }
}
