/** An editor whose figures the real scorer computes, as the page has it once the scorer is loaded. */

import { memoWeak } from '../../src/base/memo'
import type { Document } from '../../src/model/document'
import { compare, compareTask, scorePartition } from '../../src/scorer/comparison'
import type { Comparison } from '../../src/scorer/result/scorecard'
import type { Scoring } from '../../src/store/scoring/scoring'
import { type EditorStore, editorStore } from '../../src/store/store'

export const scoring: Scoring = { compare, compareTask, scorePartition }

export function openEditor(document: Document): EditorStore {
  return editorStore(document, scoring)
}

/** Both sides of a document that can be scored; the same object for the same document. */
export const comparisonOf = memoWeak((document: Document): Comparison => {
  const result = compare(document)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
})
