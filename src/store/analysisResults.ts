/**
 * What was analysed, and of what. A run bears the document that it is of and is found by it: results of another
 * design, or of this one a moment ago, are never given out. What does not enter a figure (layout, name) makes no
 * other design.
 */

import type { BoundaryPrices } from '../analysis/boundaries/boundaryPrices'
import type { QuickFix } from '../analysis/fixes/quickFixes'
import type { LoadSweep } from '../analysis/load/loadSweep'
import type { MigrationPlan } from '../analysis/plan/migrationPlan'
import type { Advice } from '../analysis/search/advise'
import type { ExhaustiveConfirmation } from '../analysis/search/confirmExhaustively'
import type { Confidence } from '../analysis/uncertainty/confidence'
import type { Problem, Result } from '../base/result'
import type { Document } from '../model/document'
import { sameScore } from './sameScore'
import type { State } from './state'

/** By part. What cannot leave a worker (the edit of a fix) stays there and is found again by what it is of. */
export interface AnalysisResults {
  readonly boundaries: BoundaryPrices
  readonly sweep: LoadSweep
  readonly verdict: Confidence
  readonly fixes: readonly FixSummary[]
  readonly advice: Advice
  readonly plan: MigrationPlan
  readonly proof: ExhaustiveConfirmation
}

export type FixSummary = Omit<QuickFix, 'edit'>
export type AnalysisPart = keyof AnalysisResults

/** The jobs that run by themselves, each beside the others. */
export type AnalysisJob = 'boundaries' | 'load' | 'verdict' | 'advice' | 'proof'

export interface AnalysisRun {
  /** What it is of. */
  readonly document: Document
  readonly phase: 'running' | 'done' | 'cancelled' | 'broken'
  /** 0 to 1, of the part that is under way. */
  readonly progress: number
  readonly part?: AnalysisPart
  /** Why it broke, one sentence. */
  readonly reason?: string
  readonly results: { readonly [part in AnalysisPart]?: Result<AnalysisResults[part]> }
}

export type AnalysisRuns = { readonly [job in AnalysisJob]?: AnalysisRun }

export const jobOf: Readonly<Record<AnalysisPart, AnalysisJob>> = {
  boundaries: 'boundaries',
  sweep: 'load',
  verdict: 'verdict',
  fixes: 'advice',
  advice: 'advice',
  plan: 'advice',
  proof: 'proof',
}

type Seen = Pick<State, 'document' | 'analyses'>

/** The run of this job for the document on screen; undefined: there is none of it. */
export function analysisRun({ document, analyses }: Seen, job: AnalysisJob): AnalysisRun | undefined {
  const run = analyses[job]
  return run && sameScore(run.document, document) ? run : undefined
}

/** The advice is the proven one as soon as there is one. */
export function analysisResult<P extends AnalysisPart>(state: Seen, part: P): AnalysisResults[P] | undefined {
  if (part === 'advice') return (found(state, 'proof')?.advice ?? firstAdvice(state)) as AnalysisResults[P] | undefined
  return found(state, part)
}

/** The advice before every partition was scored. */
export function firstAdvice(state: Seen): Advice | undefined {
  return found(state, 'advice')
}

function found<P extends AnalysisPart>(state: Seen, part: P): AnalysisResults[P] | undefined {
  const result = analysisRun(state, jobOf[part])?.results[part]
  return result?.ok ? (result.value as AnalysisResults[P]) : undefined
}

/** Why this design has no such result. */
export function analysisProblem(state: Seen, part: AnalysisPart): Problem | undefined {
  const result = analysisRun(state, jobOf[part])?.results[part]
  return result && !result.ok ? result.problem : undefined
}

/** What analyses are of while a gesture goes on: the design before it, which is still the one to come back to. */
export function analysisSubject({ document, before }: Pick<State, 'document' | 'before'>): Document {
  return before ?? document
}
