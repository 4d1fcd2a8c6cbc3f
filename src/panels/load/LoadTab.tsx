/** Cost, p99 and headroom of every side over load: where each one stops, and where one overtakes another. */

import { useLayoutEffect, useRef, useState } from 'react'
import type { LoadSweep } from '../../analysis/load/loadSweep'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { RunBar } from '../analysis/RunBar'
import tables from '../environment/panel.module.css'
import { currentSweep } from './currentSweep'
import { LimitTable } from './LimitTable'
import styles from './Load.module.css'
import { LoadChart } from './LoadChart'
import { LoadTable } from './LoadTable'

export default function LoadTab() {
  const sweep = useStore(currentSweep)
  const isThird = (sweep?.curves.length ?? 0) > 2
  const hasWorkload = useStore((state) => comparison(state).drawn.lowered.sources.length > 0)
  if (!hasWorkload)
    return <p className={tables.intro}>Nothing arrives yet: add a workload to see what more of it would do.</p>
  const progress = <RunBar job="load" doing={{ sweep: 'Scoring every load' }} needs={['sweep']} />
  return (
    <div className={tables.panel}>
      {!sweep && progress}
      {sweep && <Sides sweep={sweep} />}
      {/* Below the chart, so that its appearing does not move the chart under the pointer. */}
      {sweep && progress}
      {sweep && !isThird && <RunBar job="advice" doing={{ advice: 'Looking for the advised side' }} needs={[]} />}
      <LimitTable />
    </div>
  )
}

function Sides({ sweep }: { readonly sweep: LoadSweep }) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const here = box.current
    if (!here) return
    const measure = () => setWidth(Math.max(280, Math.floor(here.clientWidth)))
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(here)
    return () => sizes.disconnect()
  }, [])
  return (
    <>
      <div ref={box} className={styles.box}>
        {width > 0 && <LoadChart sweep={sweep} width={width} />}
      </div>
      {sweep.crossovers.length > 0 && (
        <ol className={styles.crossings} aria-label="Crossings">
          {sweep.crossovers.map(({ sentence, figure, load: at }) => (
            <li key={`${figure}${at}`}>{sentence}</li>
          ))}
        </ol>
      )}
      <LoadTable sweep={sweep} />
    </>
  )
}
