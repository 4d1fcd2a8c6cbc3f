/**
 * The headline for screen readers: announced once it has changed and then stayed the same for a while, not at every
 * key or every frame of a drag.
 */

import { headline } from '../../scorer/headline'
import { analysisResult } from '../../store/reading/analysisResults'
import { comparison, problem } from '../../store/reading/selectors'
import { isScorePending } from '../../store/scoring/scoringState'
import type { State } from '../../store/state'
import type { EditorStore } from '../../store/store'

/** Milliseconds without another change. */
const announceDelay = 1200

/** Returns a function that ends the announcements. */
export function announceVerdict(store: EditorStore): () => void {
  const region = document.createElement('div')
  region.className = 'visually-hidden'
  region.role = 'status'
  document.body.append(region)
  let timer: ReturnType<typeof setTimeout> | undefined
  let announced = sentenceOf(store.getState())
  const announce = () => {
    const state = store.getState()
    // The end of the gesture and the pending figures change the store, which restarts the timer.
    if (state.before !== undefined || isScorePending(state)) return
    const sentence = sentenceOf(state)
    if (sentence === announced || sentence === undefined) return
    announced = sentence
    region.textContent = sentence
  }
  const unsubscribe = store.subscribe((state, before) => {
    const same =
      state.document === before.document && state.scoring === before.scoring && state.before === before.before
    if (same && verdictSentence(state) === verdictSentence(before)) return
    clearTimeout(timer)
    timer = setTimeout(announce, announceDelay)
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
    region.remove()
  }
}

/** Undefined where the design cannot be scored: an alert says why. */
function sentenceOf(state: State): string | undefined {
  return problem(state) ? undefined : (verdictSentence(state) ?? headline(comparison(state)))
}

/** The headline of the verdict, once all draws are computed. */
function verdictSentence(state: State): string | undefined {
  return analysisResult(state, 'verdict')?.sentence
}
