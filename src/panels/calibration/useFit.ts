/** Fits one calibration factor in the background; the result is one undo step, unless the design changed meanwhile. */

import { useState } from 'react'
import { type FactorGroup, fitFactors, withFactors } from '../../analysis/calibration/fitFactors'
import type { Task } from '../../base/task'
import type { Document } from '../../model/document'
import { store } from '../../store/useStore'
import { useTask } from '../../ui/tasks/useTask'

interface Fit {
  readonly running?: FactorGroup
  /** Why there is no factor, one sentence. */
  readonly why?: string
}

const names = { work: 'Fit own work', hop: 'Fit hops', price: 'Fit prices' }

/** The state of the fit, and how to start and cancel one. */
export function useFit() {
  const [state, setState] = useState<Fit>({})
  const task = useTask()
  const cancel = () => {
    task.cancel()
    setState({})
  }
  const start = (group: FactorGroup) => {
    setState({ running: group })
    const { document } = store.getState()
    task.start(whileUnchanged(document, fitFactors(document, group)), (factors) => {
      if (factors?.ok) store.getState().edit(names[group], (now) => withFactors(now, factors.value))
      if (!factors) setState({ why: 'The design changed; the fit was given up.' })
      else setState(factors.ok ? {} : { why: factors.problem.message })
    })
  }
  return { state, start, cancel }
}

/** The task, ended with undefined as soon as another document is on screen. */
function* whileUnchanged<T>(document: Document, task: Task<T>): Task<T | undefined> {
  for (;;) {
    if (store.getState().document !== document) return undefined
    const slice = task.next()
    if (slice.done) return slice.value
    yield slice.value
  }
}
