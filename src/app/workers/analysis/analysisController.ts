/**
 * Analyses what is on screen: each job in a worker of its own, from the moment somebody looks where its results are
 * shown until the design changes. A verdict is wanted always, once the figures have been still for a while. While a
 * gesture goes on, the design before it is still the subject.
 */

import { isProvable } from '../../../analysis/search/adviceTypes'
import type { Document, Partition } from '../../../model/document'
import { isSamePartition } from '../../../model/partition'
import { analysisResult, analysisSubject, firstAdvice } from '../../../store/analysisResults'
import { proposal } from '../../../store/proposal'
import { sameScore } from '../../../store/sameScore'
import { isScorePending } from '../../../store/scoringState'
import { comparison, problem } from '../../../store/selectors'
import type { AnalysisJob, AnalysisPart, AnalysisRun, State } from '../../../store/state'
import type { EditorStore } from '../../../store/store'
import { type Supervisor, supervisor } from '../supervisor/supervisor'
import type { AnalysisPartTask, AnalysisTask } from './analysisProtocol'
import { analysisSpec, type ShownAnalysis } from './analysisSpec'

export interface AnalysisController {
  /** At once, and whether or not anybody looks. */
  readonly start: (job: AnalysisJob) => void
  readonly stop: (job: AnalysisJob) => void
}

interface Held {
  readonly watched: Supervisor<AnalysisTask>
  /** What runs or has run last. */
  task?: AnalysisTask
  timer?: ReturnType<typeof setTimeout>
  /** What the timer waits with. */
  awaited?: Document
  /** Asked for by name. */
  asked?: Document
  /** Ended by a person: until the design is another one, nothing starts by itself. */
  ended?: Document
}

/** How long figures must be still before a job starts, in milliseconds. */
const stillness: Readonly<Record<AnalysisJob, number>> = {
  boundaries: 250,
  load: 250,
  advice: 250,
  proof: 250,
  verdict: 1200,
}
const jobs = Object.keys(stillness) as AnalysisJob[]

export function analysisController(store: EditorStore, worker: () => Worker): AnalysisController {
  const numbered = numbers()
  const made = (job: AnalysisJob): Held => ({
    watched: supervisor(analysisSpec, worker, (shown: ShownAnalysis) => show(job, shown)),
  })
  const held: Readonly<Record<AnalysisJob, Held>> = {
    boundaries: made('boundaries'),
    load: made('load'),
    verdict: made('verdict'),
    advice: made('advice'),
    proof: made('proof'),
  }

  function show(job: AnalysisJob, shown: ShownAnalysis): void {
    const { analyses, set } = store.getState()
    // Only what was asked for last.
    if (shown.task === held[job].task) set({ analyses: { ...analyses, [job]: runOf(shown, analyses[job]) } })
  }

  function rest(one: Held): void {
    clearTimeout(one.timer)
    one.timer = undefined
  }

  function start(job: AnalysisJob): void {
    const one = held[job]
    rest(one)
    const state = store.getState()
    if (isScorePending(state, analysisSubject(state)) || problem(state, analysisSubject(state))) return
    one.task = taskOf(job, state, numbered)
    one.watched.start(one.task)
  }

  /** Who looks at the advised view is shown what is advised, as soon as it is known. */
  function propose(state: State): void {
    const document = analysisSubject(state)
    const advice = analysisResult({ ...state, document }, 'advice')
    if (state.view !== 'advised' || !advice || advice.asDrawn) return
    const made = proposal({ document, proposal: state.proposal })
    const { partition } = advice.advised
    // What somebody picked stays; what was advised before the last edit, or before all were scored, gives way.
    const stays = made && (made.document === document || sameScore(made.document, document))
    if (made && (!made.advised || (stays && isSamePartition(made.partition, partition, document.design.services))))
      return
    store.getState().set({ proposal: { document: document, partition, advised: true } })
  }

  function look(state: State): void {
    propose(state)
    for (const job of jobs) lookAt(job, state, analysisSubject(state))
  }

  function lookAt(job: AnalysisJob, state: State, document: Document): void {
    const one = held[job]
    const of = one.task?.document
    const current = of !== undefined && sameScore(of, document)
    if (of && !current) {
      one.watched.cancel()
      one.task = undefined
    }
    const isEnded = one.ended && sameScore(one.ended, document)
    const isAsked = one.asked && sameScore(one.asked, document)
    const isDue = !isEnded && (isAsked || wants[job](state)) && (!one.task || hasMore(job, one.task, state))
    // Figures that are being made ask again when they are here.
    const due = isDue && !isScorePending(state, document)
    if (due && one.timer !== undefined && one.awaited === document) return
    rest(one)
    if (!due) return
    one.awaited = document
    // What an earlier part has just made possible follows at once.
    one.timer = setTimeout(() => start(job), current ? 0 : stillness[job])
  }

  function hasMore(job: AnalysisJob, task: AnalysisTask, state: State): boolean {
    const isAtFirst = job === 'advice' && !task.sides.some(({ side }) => side === 'plan')
    if (isAtFirst && state.analyses[job]?.phase === 'running') return false
    return keyOf(taskOf(job, state, numbered)) !== keyOf(task)
  }

  store.subscribe(look)
  look(store.getState())
  return {
    start: (job) => {
      held[job].ended = undefined
      held[job].asked = analysisSubject(store.getState())
      start(job)
    },
    stop: (job) => {
      held[job].ended = analysisSubject(store.getState())
      held[job].asked = undefined
      rest(held[job])
      held[job].watched.cancel()
    },
  }
}

const wants: Readonly<Record<AnalysisJob, (state: State) => boolean>> = {
  boundaries: ({ tab, tint }) => tab === 'boundaries' || tint === 'price',
  load: ({ tab }) => tab === 'load',
  // Its partition is the third side of the load, too.
  advice: ({ tab, view }) => tab === 'advice' || tab === 'load' || view === 'advised',
  verdict: () => true,
  // What a first answer leaves open is settled while somebody looks at the advice.
  proof: (state) => state.tab === 'advice' && unproven(state) !== undefined,
}

function unproven(state: State): Partition | undefined {
  const first = firstAdvice({ document: analysisSubject(state), analyses: state.analyses })
  return first && isProvable(first) ? first.advised.partition : undefined
}

/** The parts that make sense now: a plan leads to what is proposed, or to what is advised once that is known. */
function taskOf(job: AnalysisJob, state: State, numbered: Numbers): AnalysisTask {
  const document = analysisSubject(state)
  const part = (side: AnalysisPart, partition?: Partition): AnalysisPartTask => ({
    side,
    partition,
    key: [side, numbered.document(document), partition ? numbered.partition(partition) : ''].join(' '),
  })
  if (job === 'boundaries' || job === 'verdict') return { document, sides: [part(job)] }
  if (job === 'proof') return { document, sides: [part('proof', unproven(state))] }
  const seen = { document, analyses: state.analyses }
  const proven = analysisResult(seen, 'proof')
  // Confirmed, it is the same partition, to which the plan leads already.
  const advice = proven && !proven.confirmed ? proven.advice : firstAdvice(seen)
  const found = advice && !advice.asDrawn ? advice.advised.partition : undefined
  const target = proposal({ document, proposal: state.proposal })?.partition ?? found
  if (job === 'load') return { document, sides: [part('sweep', isThird(state, target) ? target : undefined)] }
  return { document, sides: [part('fixes'), part('advice'), ...(advice && target ? [part('plan', target)] : [])] }
}

/** Neither the drawing nor its merged twin: those are on the axis anyway. */
function isThird(state: State, partition: Partition | undefined): boolean {
  if (!partition) return false
  const document = analysisSubject(state)
  const { drawn, merged } = comparison(state, document)
  return [drawn, merged].every((side) => !isSamePartition(side.partition, partition, document.design.services))
}

function keyOf({ sides }: AnalysisTask): string {
  return sides.map(({ key }) => key).join()
}

/** Results of the same design stay until newer ones of it come; a plan to somewhere else goes at once. */
function runOf(
  { phase, progress, reason, task, reports: told }: ShownAnalysis,
  before: AnalysisRun | undefined,
): AnalysisRun {
  const { plan, ...rest } = before && sameScore(before.document, task.document) ? before.results : {}
  const isOpen = (part: AnalysisPartTask) => !told.some(({ side }) => side === part.side)
  const kept = task.sides.some((part) => part.side === 'plan' && isOpen(part)) ? rest : { ...rest, plan }
  const fresh = Object.fromEntries(told.map(({ side, result }) => [side, result]))
  const part = task.sides.find(isOpen)?.side
  return { document: task.document, phase, progress, part, reason, results: { ...kept, ...fresh } }
}

interface Numbers {
  readonly document: (document: Document) => number
  readonly partition: (partition: Partition) => number
}

/** Short names for what is compared by identity. Few designs are remembered, so that nothing is held for ever. */
function numbers(): Numbers {
  let documents: readonly { readonly document: Document; readonly number: number }[] = []
  const partitions = new WeakMap<Partition, number>()
  let count = 0
  return {
    document: (document) => {
      const found = documents.find((one) => sameScore(one.document, document))
      if (found) return found.number
      documents = [{ document, number: ++count }, ...documents].slice(0, 20)
      return count
    },
    partition: (partition) => {
      const number = partitions.get(partition) ?? ++count
      partitions.set(partition, number)
      return number
    },
  }
}
