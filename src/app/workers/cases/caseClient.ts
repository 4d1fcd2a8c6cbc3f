/** Holds the gallery's worker: it begins when somebody looks, ends with them, and what it told is kept. */

import type { CaseOutcome } from '../../../panels/environment/pageEnvironment'
import type { CaseReport } from './caseProtocol'

const known = new Map<string, CaseOutcome>()
/** Whoever was offline is asked again. */
let complete = false

/** Tells each case as it is known, those of before at once; the answer stops it. */
export function caseOutcomes(told: (id: string, outcome: CaseOutcome) => void): () => void {
  for (const [id, outcome] of known) told(id, outcome)
  if (complete) return () => undefined
  const worker = new Worker(new URL('./caseWorker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<CaseReport>) => {
    known.set(data.id, data.outcome)
    told(data.id, data.outcome)
    if (!data.isLast) return
    complete = [...known.values()].every(({ problem }) => problem === undefined)
    worker.terminate()
  }
  worker.postMessage({ from: new URL('./examples/', document.baseURI).href })
  return () => worker.terminate()
}
