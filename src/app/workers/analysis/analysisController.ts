/**
 * Analyses the document on screen: each job in its own worker, from the moment its results are shown until the design
 * changes. The verdict is always computed, once the figures have not changed for a while. During a gesture the document
 * before it is analysed.
 */

import { isProvable } from '../../../analysis/search/adviceTypes'
import type { Document, Partition } from '../../../model/document'
import { isSamePartition } from '../../../model/partition'
import { sameScore } from '../../../store/derived/sameScore'
import { analysisResult, analysisSubject, firstAdvice } from '../../../store/reading/analysisResults'
import { proposal } from '../../../store/reading/proposal'
import { comparison, problem } from '../../../store/reading/selectors'
import { isScorePending } from '../../../store/scoring/scoringState'
import type { AnalysisJob, AnalysisPart, AnalysisRun, State } from '../../../store/state'
import type { EditorStore } from '../../../store/store'
import { type Supervisor, supervisor } from '../supervisor/supervisor'
import type { AnalysisPartTask, AnalysisTask } from './analysisProtocol'
import { analysisSpec, type ShownAnalysis } from './analysisSpec'

/** Starts and stops analyses of the document on screen. */
export interface AnalysisController {
  /** Starts at once, whether or not its results are shown. */
  readonly start: (job: AnalysisJob) => void
  readonly stop: (job: AnalysisJob) => void
}

interface JobState {
  readonly supervisor: Supervisor<AnalysisTask>
  /** Runs, or ran last. */
  task?: AnalysisTask | undefined
  timer?: ReturnType<typeof setTimeout> | undefined
  /** The document that the timer will analyse. */
  scheduled?: Document
  /** The document for which a person started the job. */
  requested?: Document | undefined
  /** The document for which a person stopped the job: it does not start automatically until the design changes. */
  stopped?: Document | undefined
}

/** Milliseconds without a change before a job starts. */
const startDelays: Readonly<Record<AnalysisJob, number>> = {
  boundaries: 250,
  load: 250,
  advice: 250,
  proof: 250,
  verdict: 1200,
}
const jobs = Object.keys(startDelays) as AnalysisJob[]

/** Runs analyses for as long as the page lives; `worker` starts one. */
export function analysisController(store: EditorStore, worker: () => Worker): AnalysisController {
  const ids = identities()
  const jobState = (job: AnalysisJob): JobState => ({
    supervisor: supervisor(analysisSpec, worker, (shown: ShownAnalysis) => show(job, shown)),
  })
  const states: Readonly<Record<AnalysisJob, JobState>> = {
    boundaries: jobState('boundaries'),
    load: jobState('load'),
    verdict: jobState('verdict'),
    advice: jobState('advice'),
    proof: jobState('proof'),
  }

  function show(job: AnalysisJob, shown: ShownAnalysis): void {
    const { analyses, set } = store.getState()
    // Only the newest task is shown.
    if (shown.task === states[job].task) set({ analyses: { ...analyses, [job]: runOf(shown, analyses[job]) } })
  }

  function clearTimer(state: JobState): void {
    clearTimeout(state.timer)
    state.timer = undefined
  }

  function start(job: AnalysisJob): void {
    const jobState = states[job]
    clearTimer(jobState)
    const state = store.getState()
    const document = analysisSubject(state)
    if (isScorePending(state, document) || problem(state, document)) return
    jobState.task = taskOf(job, state, ids)
    jobState.supervisor.start(jobState.task)
  }

  /** The advised view proposes the advised partition as soon as there is one. */
  function propose(state: State): void {
    const document = analysisSubject(state)
    const advice = analysisResult({ ...state, document }, 'advice')
    if (state.view !== 'advised' || !advice || advice.asDrawn) return
    const current = proposal({ document, proposal: state.proposal })
    const { partition } = advice.advised
    // A picked partition stays; one advised before the last edit, or before all were scored, is replaced.
    const isCurrent = current && sameScore(current.document, document)
    const isSame = current && isSamePartition(current.partition, partition, document.design.services)
    if (current && (!current.advised || (isCurrent && isSame))) return
    store.getState().set({ proposal: { document, partition, advised: true } })
  }

  function update(state: State): void {
    propose(state)
    for (const job of jobs) updateJob(job, state, analysisSubject(state))
  }

  function updateJob(job: AnalysisJob, state: State, document: Document): void {
    const jobState = states[job]
    const analysed = jobState.task?.document
    const isCurrent = analysed !== undefined && sameScore(analysed, document)
    if (analysed && !isCurrent) {
      jobState.supervisor.cancel()
      jobState.task = undefined
    }
    const isStopped = jobState.stopped && sameScore(jobState.stopped, document)
    const isRequested = jobState.requested && sameScore(jobState.requested, document)
    const isWanted = !isStopped && (isRequested || isShown[job](state))
    const hasWork = !jobState.task || hasMore(job, jobState.task, state)
    // Once pending figures are computed, the store changes and this is called again.
    const isDue = isWanted && hasWork && !isScorePending(state, document)
    if (isDue && jobState.timer !== undefined && jobState.scheduled === document) return
    clearTimer(jobState)
    if (!isDue) return
    jobState.scheduled = document
    // A part that an earlier part has made possible starts without delay.
    jobState.timer = setTimeout(() => start(job), isCurrent ? 0 : startDelays[job])
  }

  function hasMore(job: AnalysisJob, task: AnalysisTask, state: State): boolean {
    const isWithoutPlan = job === 'advice' && !task.sides.some(({ side }) => side === 'plan')
    if (isWithoutPlan && state.analyses[job]?.phase === 'running') return false
    return keyOf(taskOf(job, state, ids)) !== keyOf(task)
  }

  store.subscribe(update)
  update(store.getState())
  return {
    start: (job) => {
      states[job].stopped = undefined
      states[job].requested = analysisSubject(store.getState())
      start(job)
    },
    stop: (job) => {
      states[job].stopped = analysisSubject(store.getState())
      states[job].requested = undefined
      clearTimer(states[job])
      states[job].supervisor.cancel()
    },
  }
}

/** Whether the results of a job are shown. */
const isShown: Readonly<Record<AnalysisJob, (state: State) => boolean>> = {
  boundaries: ({ tab, tint }) => tab === 'boundaries' || tint === 'price',
  load: ({ tab }) => tab === 'load',
  // The load tab shows the advised partition as a third side.
  advice: ({ tab, view }) => tab === 'advice' || tab === 'load' || view === 'advised',
  verdict: () => true,
  // The first advice is confirmed while the advice is shown.
  proof: (state) => state.tab === 'advice' && unproven(state) !== undefined,
}

function unproven(state: State): Partition | undefined {
  const first = firstAdvice({ document: analysisSubject(state), analyses: state.analyses })
  return first && isProvable(first) ? first.advised.partition : undefined
}

/** The parts that can be computed now: a plan leads to the proposed partition, else to the advised one. */
function taskOf(job: AnalysisJob, state: State, ids: Identities): AnalysisTask {
  const document = analysisSubject(state)
  const part = (side: AnalysisPart, partition?: Partition): AnalysisPartTask => ({
    side,
    partition,
    key: [side, ids.document(document), partition ? ids.partition(partition) : ''].join(' '),
  })
  if (job === 'boundaries' || job === 'verdict') return { document, sides: [part(job)] }
  if (job === 'proof') return { document, sides: [part('proof', unproven(state))] }
  const runs = { document, analyses: state.analyses }
  const proven = analysisResult(runs, 'proof')
  // A confirmed advice is the same partition: the plan to it exists.
  const advice = proven && !proven.confirmed ? proven.advice : firstAdvice(runs)
  const advised = advice && !advice.asDrawn ? advice.advised.partition : undefined
  const target = proposal({ document, proposal: state.proposal })?.partition ?? advised
  if (job === 'load') return { document, sides: [part('sweep', isThird(state, target) ? target : undefined)] }
  return { document, sides: [part('fixes'), part('advice'), ...(advice && target ? [part('plan', target)] : [])] }
}

/** Neither the drawing nor its merged twin: the sweep has those already. */
function isThird(state: State, partition: Partition | undefined): boolean {
  if (!partition) return false
  const document = analysisSubject(state)
  const { drawn, merged } = comparison(state, document)
  return [drawn, merged].every((side) => !isSamePartition(side.partition, partition, document.design.services))
}

function keyOf({ sides }: AnalysisTask): string {
  return sides.map(({ key }) => key).join()
}

/** Results of the same design stay until newer ones arrive; a plan to another partition is removed at once. */
function runOf(
  { phase, progress, reason, task, reports }: ShownAnalysis,
  before: AnalysisRun | undefined,
): AnalysisRun {
  const { plan, ...rest } = before && sameScore(before.document, task.document) ? before.results : {}
  const isOpen = (part: AnalysisPartTask) => !reports.some(({ side }) => side === part.side)
  const previous = task.sides.some((part) => part.side === 'plan' && isOpen(part)) ? rest : { ...rest, plan }
  const fresh = Object.fromEntries(reports.map(({ side, result }) => [side, result]))
  const part = task.sides.find(isOpen)?.side
  return { document: task.document, phase, progress, part, reason, results: { ...previous, ...fresh } }
}

const maxDocuments = 20

interface Identities {
  readonly document: (document: Document) => number
  readonly partition: (partition: Partition) => number
}

/** Short ids for what is compared by identity. Only the newest designs are kept, so that old ones can be freed. */
function identities(): Identities {
  let documents: readonly { readonly document: Document; readonly number: number }[] = []
  const partitions = new WeakMap<Partition, number>()
  let count = 0
  return {
    document: (document) => {
      const existing = documents.find((one) => sameScore(one.document, document))
      if (existing) return existing.number
      documents = [{ document, number: ++count }, ...documents].slice(0, maxDocuments)
      return count
    },
    partition: (partition) => {
      const number = partitions.get(partition) ?? ++count
      partitions.set(partition, number)
      return number
    },
  }
}
