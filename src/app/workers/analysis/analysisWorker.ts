/** The analysis worker: computes one part of its job after another, and reports each when it is done. */

import type { Result } from '../../../base/result'
import type { Task } from '../../../base/task'
import type { Seconds } from '../../../base/units'
import { loadCatalog } from '../../../catalog/index'
import { catalogToLoad } from '../../../scorer/comparison'
import type { AnalysisPart, AnalysisResults } from '../../../store/state'
import { clock, type RunPort, type WorkerJob, workerLoop } from '../supervisor/workerLoop'
import type { AnalysisReport, AnalysisTask } from './analysisProtocol'
import { analysisTasks } from './analysisTasks'

const progressInterval: Seconds = 0.1
const heartbeatInterval: Seconds = 0.3

workerLoop({ name: 'The analysis', prepare, start: analysisJob })

/** If the catalog cannot be loaded, the analysis itself says what is missing. */
async function prepare({ document }: AnalysisTask, port: RunPort<AnalysisReport>): Promise<void> {
  const catalog = catalogToLoad(document)
  if (catalog === undefined) return
  const heartbeat = setInterval(port.heartbeat, heartbeatInterval * 1000)
  await loadCatalog(catalog).catch(() => undefined)
  clearInterval(heartbeat)
}

function analysisJob(task: AnalysisTask, port: RunPort<AnalysisReport>): WorkerJob<AnalysisReport> {
  let index = 0
  let work = partTask(task, index)
  let spent: Seconds = 0
  let nextProgress = clock() + progressInterval
  // Every part counts the same: the page says beside the bar which one is running.
  const overall = (done: number) => (index + done) / task.sides.length

  const advance = (until: Seconds): boolean => {
    if (!work) {
      port.send({ state: 'ended', progress: 1, reports: [] })
      return true
    }
    const begin = clock()
    let now = begin
    let done = 0
    do {
      const step = work.next()
      now = clock()
      if (step.done) {
        const { side, key } = task.sides[index]!
        const report: AnalysisReport = { side, key, result: step.value, seconds: spent + now - begin }
        port.send({ state: 'running', progress: overall(1), reports: [report] })
        work = partTask(task, ++index)
        spent = 0
        nextProgress = now + progressInterval
        return false
      }
      done = step.value
    } while (now < until)
    spent += now - begin
    if (now >= nextProgress) {
      port.send({ state: 'running', progress: overall(done), reports: [] })
      nextProgress = now + progressInterval
    }
    return false
  }

  return { advance, stop: () => ({ progress: 0, reports: [] }) }
}

/** Undefined: the task has no further part. */
function partTask(
  { document, sides }: AnalysisTask,
  index: number,
): Task<Result<AnalysisResults[AnalysisPart]>> | undefined {
  const part = sides[index]
  return part && analysisTasks[part.side](document, part.partition)
}
