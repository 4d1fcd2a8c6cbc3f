/** The page's side of the case worker: it runs while the gallery is open, and its outcomes are cached. */

import type { CaseOutcome } from '../../../panels/environment/pageEnvironment'
import { exampleList } from '../../input/examples'
import type { CaseReport } from './caseProtocol'

const cached = new Map<string, CaseOutcome>()
/** False after an offline run: the next one computes all cases again. */
let isComplete = false

/** Calls `report` for each case when it is done, at once if it is cached; the returned function ends it. */
export function caseOutcomes(report: (id: string, outcome: CaseOutcome) => void): () => void {
  for (const [id, outcome] of cached) report(id, outcome)
  if (isComplete) return () => undefined
  const worker = new Worker(new URL('./caseWorker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<CaseReport>) => {
    cached.set(data.id, data.outcome)
    report(data.id, data.outcome)
    if (!data.isLast) return
    isComplete = [...cached.values()].every(({ problem }) => problem === undefined)
    worker.terminate()
  }
  worker.onerror = (event) => {
    event.preventDefault()
    worker.terminate()
    void exampleList().then((all) => {
      for (const { id } of all) if (!cached.has(id)) report(id, { problem: unfetchedText })
    })
  }
  worker.postMessage({ from: new URL('./examples/', document.baseURI).href })
  return () => worker.terminate()
}

const unfetchedText = 'What works it out could not be fetched: open this list again when the network answers.'
