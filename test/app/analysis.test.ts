/** Analyses seen from the page: when they start, what they are of, and what becomes of them after an edit. */

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { advise } from '../../src/analysis/search/advise'
import { confidence } from '../../src/analysis/uncertainty/confidence'
import { analysisController } from '../../src/app/workers/analysis/analysisController'
import type {
  AnalysisPartTask,
  AnalysisRequest,
  AnalysisResponse,
} from '../../src/app/workers/analysis/analysisProtocol'
import { analysisTasks } from '../../src/app/workers/analysis/analysisTasks'
import type { Result } from '../../src/base/result'
import { runToEnd, type Task } from '../../src/base/task'
import { moveInto } from '../../src/layout/mergeEdits'
import { renameDocument } from '../../src/model/edits/metadataEdits'
import { scaleWorkloads } from '../../src/model/edits/workloadEdits'
import { finest } from '../../src/model/partition'
import { analysisResult, analysisRun } from '../../src/store/reading/analysisResults'
import { proposal } from '../../src/store/reading/proposal'
import { visibleView } from '../../src/store/reading/selectors'
import type { AnalysisPart, AnalysisResults } from '../../src/store/state'
import { openEditor } from '../support/editor'
import { cart, shop, web } from '../support/shop'

describe('the page', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => vi.useRealTimers()
  })

  function stage() {
    const store = openEditor(shop)
    const workers: { received: AnalysisRequest[]; ended: boolean; send: (response: AnalysisResponse) => void }[] = []
    const keeper = analysisController(store, () => {
      const worker = {
        received: [] as AnalysisRequest[],
        ended: false,
        onmessage: undefined as ((event: { data: AnalysisResponse }) => void) | undefined,
        postMessage: (request: AnalysisRequest) => worker.received.push(request),
        terminate: () => {
          worker.ended = true
        },
        send: (response: AnalysisResponse) => worker.onmessage?.({ data: response }),
      }
      workers.push(worker)
      return worker as unknown as Worker
    })
    /** What was asked last for this part, by whichever worker. */
    const asked = (part: AnalysisPart) => {
      const all = workers.flatMap((worker) =>
        worker.received.flatMap((request) =>
          request.type === 'start' && request.task.sides.some(({ side }) => side === part) ? [{ worker, request }] : [],
        ),
      )
      return all.at(-1)
    }
    /** The worker does all that it was asked for, as it would on its own thread. */
    const response = (part: AnalysisPart) => {
      const found = asked(part)
      if (!found) throw new Error(`nobody asked for ${part}`)
      const { worker, request } = found
      const { run, task } = request
      for (const { side, key, partition } of task.sides as readonly AnalysisPartTask[]) {
        const work = analysisTasks[side](task.document, partition) as Task<Result<AnalysisResults[AnalysisPart]>>
        const result = structuredClone(runToEnd(work))
        worker.send({
          type: 'progress',
          run,
          state: 'running',
          progress: 0.5,
          reports: [{ side, key, result, seconds: 0.1 }],
        })
      }
      worker.send({ type: 'progress', run, state: 'ended', progress: 1, reports: [] })
    }
    return { store, keeper, workers, asked, response }
  }

  it('the verdict is computed once figures are still, and no other job without a request', () => {
    const { workers, asked } = stage()
    vi.advanceTimersByTime(1100)
    expect(workers).toHaveLength(0)
    vi.advanceTimersByTime(200)
    expect(asked('verdict')).toBeDefined()
    expect(workers).toHaveLength(1)
  })

  it('boundaries are priced when their tab is opened, and the prices stay while the design is the same', () => {
    const { store, asked, response } = stage()
    store.getState().set({ tab: 'boundaries' })
    vi.advanceTimersByTime(300)
    response('boundaries')
    const found = analysisResult(store.getState(), 'boundaries')
    expect(found?.list.length).toBeGreaterThan(0)
    const request = asked('boundaries')?.request
    store.getState().edit('Rename', renameDocument('Shop'))
    store.getState().set({ tab: 'bill' })
    store.getState().set({ tab: 'boundaries' })
    vi.advanceTimersByTime(2000)
    expect(analysisResult(store.getState(), 'boundaries')).toBe(found)
    expect(asked('boundaries')?.request).toBe(request)
  })

  it('results of the design before an edit are not returned, and are back at once after an undo', () => {
    const { store, asked, response } = stage()
    store.getState().set({ tab: 'boundaries' })
    vi.advanceTimersByTime(300)
    response('boundaries')
    const found = analysisResult(store.getState(), 'boundaries')
    store.getState().edit('Merge', moveInto([cart], web))
    expect(analysisResult(store.getState(), 'boundaries')).toBeUndefined()
    expect(analysisRun(store.getState(), 'boundaries')).toBeUndefined()
    // What the worker still says of the old design is dropped.
    const old = asked('boundaries')
    vi.advanceTimersByTime(300)
    expect(asked('boundaries')?.request).not.toBe(old?.request)
    expect(analysisResult(store.getState(), 'boundaries')).toBeUndefined()
    store.getState().undo()
    vi.advanceTimersByTime(300)
    expect(analysisResult(store.getState(), 'boundaries')).toEqual(found)
  })

  it('a gesture does not disturb a job, and its end restarts it', () => {
    const { store, asked, response } = stage()
    store.getState().set({ tab: 'load' })
    vi.advanceTimersByTime(300)
    response('sweep')
    const before = asked('sweep')?.request
    for (const by of [1.1, 1.2, 1.3]) store.getState().preview(scaleWorkloads(by))
    vi.advanceTimersByTime(500)
    expect(asked('sweep')?.request).toBe(before)
    store.getState().settle('Change the load')
    vi.advanceTimersByTime(500)
    expect(asked('sweep')?.request).not.toBe(before)
    expect(store.getState().history.past).toHaveLength(1)
  })

  it('a stopped job is shown as stopped at once, and does not restart automatically', () => {
    const { store, keeper, workers, asked } = stage()
    store.getState().set({ tab: 'boundaries' })
    vi.advanceTimersByTime(300)
    expect(analysisRun(store.getState(), 'boundaries')?.phase).toBe('running')
    asked('boundaries')?.worker.send({ type: 'ready' })
    keeper.stop('boundaries')
    expect(analysisRun(store.getState(), 'boundaries')?.phase).toBe('cancelled')
    // It did not answer within two tenths of a second: it is ended.
    vi.advanceTimersByTime(250)
    expect(workers[0]?.ended).toBe(true)
    store.getState().select({ services: [web] })
    vi.advanceTimersByTime(1000)
    expect(analysisRun(store.getState(), 'boundaries')?.phase).toBe('cancelled')
    keeper.start('boundaries')
    expect(analysisRun(store.getState(), 'boundaries')?.phase).toBe('running')
  })

  it('the advice is computed once, then the plan to it', () => {
    const { store, asked, response } = stage()
    store.getState().set({ tab: 'advice' })
    vi.advanceTimersByTime(300)
    response('advice')
    const advice = analysisResult(store.getState(), 'advice')
    expect(advice).toBeDefined()
    expect(analysisResult(store.getState(), 'fixes')).toBeDefined()
    const other = { document: store.getState().document, partition: advice?.merged.partition ?? finest, advised: false }
    store.getState().set({ proposal: other })
    vi.advanceTimersByTime(10)
    const request = asked('plan')?.request
    expect(request?.type === 'start' && request.task.sides.map(({ side }) => side)).toEqual(['plan'])
    response('plan')
    expect(analysisResult(store.getState(), 'plan')?.steps.length).toBeGreaterThan(0)
    expect(analysisResult(store.getState(), 'advice')).toBe(advice)
  })

  it('the advised partition is proposed in the advised view, and removed with its services', () => {
    const { store, response } = stage()
    store.getState().show('advised')
    expect(visibleView(store.getState())).toBe('drawn')
    vi.advanceTimersByTime(300)
    response('advice')
    const found = runToEnd(advise(shop))
    if (found.ok && !found.value.asDrawn) expect(visibleView(store.getState())).toBe('advised')
    store.getState().edit('Merge', moveInto([cart], web))
    expect(proposal(store.getState())).toBeUndefined()
    expect(visibleView(store.getState())).toBe('drawn')
  })
})

describe('what leaves the worker', () => {
  it('every result can be cloned between threads', () => {
    const { verdict: _, ...others } = analysisTasks
    const all = [...Object.values(others).map((work) => work(shop)), confidence(shop, undefined, { draws: 20 })]
    for (const work of all) {
      const result = runToEnd(work as Task<Result<AnalysisResults[AnalysisPart]>>)
      expect(result.ok).toBe(true)
      expect(structuredClone(result)).toEqual(result)
    }
  })
})
