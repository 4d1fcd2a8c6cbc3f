/**
 * Results of analyses. A run carries the document that it analyses and is found by it: stale results are never
 * returned. Layout and name enter no figure, so a document that differs in those alone has the same results.
 */

import type { Advice } from '../../analysis/search/adviceTypes'
import type { Problem } from '../../base/result'
import type { Document } from '../../model/document'
import { sameScore } from '../derived/sameScore'
import type { AnalysisJob, AnalysisPart, AnalysisResults, AnalysisRun, State } from '../state'

/** Which job computes a part. */
export const jobOf: Readonly<Record<AnalysisPart, AnalysisJob>> = {
  boundaries: 'boundaries',
  sweep: 'load',
  verdict: 'verdict',
  fixes: 'advice',
  advice: 'advice',
  plan: 'advice',
  proof: 'proof',
}

type AnalysisState = Pick<State, 'document' | 'analyses'>

/** The run of this job for the document on screen, if there is one. */
export function analysisRun({ document, analyses }: AnalysisState, job: AnalysisJob): AnalysisRun | undefined {
  const run = analyses[job]
  return run && sameScore(run.document, document) ? run : undefined
}

/** A part of the results, if it succeeded. The advice is the proven one once there is one. */
export function analysisResult<P extends AnalysisPart>(state: AnalysisState, part: P): AnalysisResults[P] | undefined {
  if (part === 'advice')
    return (partResult(state, 'proof')?.advice ?? firstAdvice(state)) as AnalysisResults[P] | undefined
  return partResult(state, part)
}

/** The advice before every partition was scored. */
export function firstAdvice(state: AnalysisState): Advice | undefined {
  return partResult(state, 'advice')
}

function partResult<P extends AnalysisPart>(state: AnalysisState, part: P): AnalysisResults[P] | undefined {
  const result = analysisRun(state, jobOf[part])?.results[part]
  return result?.ok ? (result.value as AnalysisResults[P]) : undefined
}

/** Why this design has no such result. */
export function analysisProblem(state: AnalysisState, part: AnalysisPart): Problem | undefined {
  const result = analysisRun(state, jobOf[part])?.results[part]
  return result && !result.ok ? result.problem : undefined
}

/** The document to analyse: during a gesture the one before it, which Escape returns to. */
export function analysisSubject({ document, before }: Pick<State, 'document' | 'before'>): Document {
  return before ?? document
}
