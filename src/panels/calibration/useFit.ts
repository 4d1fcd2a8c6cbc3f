/** A fit under way, in slices between frames; what it finds is kept as one step, unless the design has changed. */

import { useEffect, useRef, useState } from 'react'
import { type FactorGroup, fitFactors, withFactors } from '../../analysis/calibration/fitFactors'
import { store } from '../../store/useStore'

interface Fit {
  readonly running?: FactorGroup
  /** Why there is no factor, one sentence. */
  readonly why?: string
}

const slice = 12
const names = { work: 'Fit own work', hop: 'Fit hops', price: 'Fit prices' }

export function useFit() {
  const [state, setState] = useState<Fit>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const cancel = () => {
    clearTimeout(timer.current)
    setState({})
  }
  const start = (group: FactorGroup) => {
    cancel()
    setState({ running: group })
    const of = store.getState().document
    const work = fitFactors(of, group)
    const go = () => {
      if (store.getState().document !== of) return setState({ why: 'The design changed; the fit was given up.' })
      const until = performance.now() + slice
      for (let next = work.next(); ; next = work.next()) {
        if (next.done) {
          const found = next.value
          if (found.ok) store.getState().edit(names[group], (document) => withFactors(document, found.value))
          return setState(found.ok ? {} : { why: found.problem.message })
        }
        if (performance.now() > until) break
      }
      timer.current = setTimeout(go)
    }
    timer.current = setTimeout(go)
  }
  return { state, start, cancel }
}
