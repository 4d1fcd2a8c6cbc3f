/**
 * What was analysed, and of what. A run bears the document that it is of and is found by it: results of another
 * design, or of this one a moment ago, are never given out. What does not enter a figure (layout, name) makes no
 * other design.
 */

import type { Boundaries } from '../analysis/boundaries/boundaryPrices'
import type { QuickFix } from '../analysis/fixes/quickFixes'
import type { Sweep } from '../analysis/load/loadSweep'
import type { Plan } from '../analysis/plan/migrationPlan'
import type { Advice } from '../analysis/search/advise'
import type { Proof } from '../analysis/search/confirmExhaustively'
import type { Verdict } from '../analysis/uncertainty/confidence'
import type { Problem, Result } from '../base/result'
import type { Document } from '../model/document'
import { scoresAlike } from './sameScore'
import type { State } from './state'

/** By part. What cannot leave a worker (the edit of a fix) stays there and is found again by what it is of. */
export interface Analysed {
  readonly boundaries: Boundaries
  readonly sweep: Sweep
  readonly verdict: Verdict
  readonly fixes: readonly FoundFix[]
  readonly advice: Advice
  readonly plan: Plan
  readonly proof: Proof
}

export type FoundFix = Omit<QuickFix, 'edit'>
export type Part = keyof Analysed

/** The jobs that run by themselves, each beside the others. */
export type Job = 'boundaries' | 'load' | 'verdict' | 'advice' | 'proof'

export interface AnalysisRun {
  /** What it is of. */
  readonly of: Document
  readonly phase: 'running' | 'done' | 'cancelled' | 'broken'
  /** 0 to 1, of the part that is under way. */
  readonly progress: number
  readonly part?: Part
  /** Why it broke, one sentence. */
  readonly reason?: string
  readonly results: { readonly [part in Part]?: Result<Analysed[part]> }
}

export type Analyses = { readonly [job in Job]?: AnalysisRun }

export const jobOf: Readonly<Record<Part, Job>> = {
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
export function analysis({ document, analyses }: Seen, job: Job): AnalysisRun | undefined {
  const run = analyses[job]
  return run && scoresAlike(run.of, document) ? run : undefined
}

/** The advice is the proven one as soon as there is one. */
export function resultOf<P extends Part>(state: Seen, part: P): Analysed[P] | undefined {
  if (part === 'advice') return (found(state, 'proof')?.advice ?? firstAdvice(state)) as Analysed[P] | undefined
  return found(state, part)
}

/** The advice before every partition was scored. */
export function firstAdvice(state: Seen): Advice | undefined {
  return found(state, 'advice')
}

function found<P extends Part>(state: Seen, part: P): Analysed[P] | undefined {
  const result = analysis(state, jobOf[part])?.results[part]
  return result?.ok ? (result.value as Analysed[P]) : undefined
}

/** Why this design has no such result. */
export function trouble(state: Seen, part: Part): Problem | undefined {
  const result = analysis(state, jobOf[part])?.results[part]
  return result && !result.ok ? result.problem : undefined
}

/** What analyses are of while a gesture goes on: the design before it, which is still the one to come back to. */
export function subjectOf({ document, before }: Pick<State, 'document' | 'before'>): Document {
  return before ?? document
}
