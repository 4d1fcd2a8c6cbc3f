/**
 * The analysis worker: one part after another, a slice of some milliseconds at a time, so that it hears a word from
 * the page between two slices.
 */

import type { Result } from '../../../base/result'
import type { Task } from '../../../base/task'
import type { Seconds } from '../../../base/units'
import { loadCatalog } from '../../../catalog/index'
import { catalogToLoad } from '../../../scorer/comparison'
import type { AnalysisPart, AnalysisResults } from '../../../store/state'
import type { AnalysisReport, AnalysisRequest, AnalysisResponse, AnalysisTask } from './analysisProtocol'
import { analysisTasks } from './analysisTasks'

interface Run {
  readonly run: number
  readonly task: AnalysisTask
  /** The part under way, by its place in the task. */
  readonly at: number
  readonly work: Task<Result<AnalysisResults[AnalysisPart]>>
  spent: Seconds
  news: Seconds
}

const slice: Seconds = 0.02
const newsEvery: Seconds = 0.1
const beatEvery: Seconds = 0.3

let current: Run | undefined
let newest = 0
const again = new MessageChannel()

addEventListener('message', ({ data }: MessageEvent<AnalysisRequest>) => {
  if (data.ask === 'start') void begin(data.run, data.task)
  else stop(data.run)
})
// A task of its own for each slice: a timer would rest for milliseconds in between.
again.port1.onmessage = ({ data }: MessageEvent<number>) => {
  const of = current
  if (of?.run === data) guarded(data, () => proceed(of))
}
say({ say: 'ready' })

async function begin(run: number, task: AnalysisTask): Promise<void> {
  newest = run
  current = undefined
  say({ say: 'beat', run })
  const awaited = catalogToLoad(task.document)
  // If it does not come, the analysis itself says what is missing.
  if (awaited !== undefined) {
    // The network takes its time: that is no silence.
    const alive = setInterval(() => say({ say: 'beat', run }), beatEvery * 1000)
    await loadCatalog(awaited).catch(() => undefined)
    clearInterval(alive)
  }
  if (newest === run) guarded(run, () => open(run, task, 0))
}

function open(run: number, task: AnalysisTask, at: number): void {
  const part = task.sides[at]
  if (!part) {
    current = undefined
    say({ say: 'news', run, state: 'ended', progress: 1, told: [] })
    return
  }
  const { side, partition } = part
  const work: Task<Result<AnalysisResults[AnalysisPart]>> = analysisTasks[side](task.document, partition)
  current = { run, task, at, work, spent: 0, news: clock() + newsEvery }
  again.port2.postMessage(run)
}

function proceed(of: Run): void {
  const { run, task, at, work } = of
  const begun = clock()
  let done = 0
  let now = begun
  do {
    const step = work.next()
    now = clock()
    if (step.done) {
      const told: AnalysisReport = { ...task.sides[at]!, result: step.value, seconds: of.spent + now - begun }
      say({ say: 'news', run, state: 'running', progress: overall(of, 1), told: [plain(told)] })
      open(run, task, at + 1)
      return
    }
    done = step.value
  } while (now < begun + slice)
  of.spent += now - begun
  if (now >= of.news) {
    say({ say: 'news', run, state: 'running', progress: overall(of, done), told: [] })
    of.news = now + newsEvery
  }
  again.port2.postMessage(run)
}

/** Every part is taken for as long as every other: what is shown beside the bar says which one it is. */
function overall({ task, at }: Run, done: number): number {
  return (at + done) / task.sides.length
}

/** What was sent along with the question is not sent back. */
function plain({ side, key, result, seconds }: AnalysisReport): AnalysisReport {
  return { side, key, result, seconds }
}

function stop(run: number): void {
  if (newest === run) newest = 0
  if (current?.run === run) current = undefined
  say({ say: 'news', run, state: 'stopped', progress: 0, told: [] })
}

function guarded(run: number, work: () => void): void {
  try {
    work()
  } catch (fault) {
    current = undefined
    const full = fault instanceof RangeError && /alloc|memory|array length|buffer/i.test(fault.message)
    const reason = full
      ? 'The analysis ran out of memory. It was stopped, and your design is untouched.'
      : 'The analysis broke down on this design; this is a mistake of ours. Your design is untouched.'
    say({ say: 'broken', run, reason })
  }
}

function say(answer: AnalysisResponse): void {
  postMessage(answer)
}

function clock(): Seconds {
  return performance.now() / 1000
}
