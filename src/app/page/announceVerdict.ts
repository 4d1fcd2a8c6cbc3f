/**
 * The sentence on top for whoever does not see it: said once when it has changed and come to rest, not at every key
 * of a number or every frame of a drag.
 */

import { headline } from '../../scorer/headline'
import { analysisResult } from '../../store/analysisResults'
import { isScorePending } from '../../store/scoringState'
import { comparison, problem } from '../../store/selectors'
import type { State } from '../../store/state'
import type { EditorStore } from '../../store/store'

/** Milliseconds without another change. */
const rest = 1200

export function announceVerdict(store: EditorStore): () => void {
  const region = document.createElement('div')
  region.className = 'visually-hidden'
  region.role = 'status'
  document.body.append(region)
  let timer: ReturnType<typeof setTimeout> | undefined
  let said = sentenceOf(store.getState())
  const tell = () => {
    const state = store.getState()
    // The end of the gesture asks again, and so do the figures when they come.
    if (state.before !== undefined || isScorePending(state)) return
    const sentence = sentenceOf(state)
    if (sentence === said || sentence === undefined) return
    said = sentence
    region.textContent = sentence
  }
  const unsubscribe = store.subscribe((state, before) => {
    const same =
      state.document === before.document && state.scoring === before.scoring && state.before === before.before
    if (same && sure(state) === sure(before)) return
    clearTimeout(timer)
    timer = setTimeout(tell, rest)
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
    region.remove()
  }
}

/** None where the design cannot be scored: the page says why by itself, at once. */
function sentenceOf(state: State): string | undefined {
  return problem(state) ? undefined : (sure(state) ?? headline(comparison(state)))
}

/** As it reads once all draws are made. */
function sure(state: State): string | undefined {
  return analysisResult(state, 'verdict')?.sentence
}
