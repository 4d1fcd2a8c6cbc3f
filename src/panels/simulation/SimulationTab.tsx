/** The Simulation tab: both sides simulated with the same random numbers, beside the figures of the solver. */

import { useState } from 'react'
import { idInFile } from '../../model/constructors'
import { comparison } from '../../store/reading/selectors'
import { endReason, simulatedSide, simulationRun } from '../../store/reading/simulationResults'
import type { SideId, SimulatedSide } from '../../store/state'
import { useStore } from '../../store/useStore'
import { Notice } from '../../ui/Notice'
import { SelectField } from '../../ui/SelectField'
import tables from '../environment/panel.module.css'
import { digits, time } from '../figures/figureFormat'
import { sideNames } from '../figures/figureKey'
import { subjectName } from '../figures/subjectName'
import { DistributionChart } from './DistributionChart'
import { ResponseTable } from './ResponseTable'
import styles from './Simulation.module.css'
import { SimulationControls } from './SimulationControls'
import { StationTable } from './StationTable'

export default function SimulationTab() {
  const workloads = useStore((state) => comparison(state).drawn.lowered.sources)
  const drawn = useStore((state) => simulatedSide(state, 'drawn'))
  const merged = useStore((state) => simulatedSide(state, 'merged'))
  const [chosen, choose] = useState('')
  const workload = workloads.find((id) => id === chosen)
  if (workloads.length === 0) return <p className={tables.intro}>Nothing arrives yet: add a workload to simulate it.</p>
  const sides = { drawn, merged }
  return (
    <div className={styles.panel}>
      <SimulationControls>
        {workloads.length > 1 && (
          <SelectField
            label="Workload"
            value={workload ?? ''}
            options={[
              { value: '', label: 'all' },
              ...workloads.map((id) => ({ value: id as string, label: idInFile(id) })),
            ]}
            onCommit={choose}
          />
        )}
      </SimulationControls>
      <Troubles sides={sides} />
      <div className={styles.figures}>
        <ResponseTable sides={sides} workload={workload} />
        <DistributionChart sides={sides} workload={workload} />
      </div>
      <StationTable sides={sides} />
      {(['drawn', 'merged'] as const).map((side) => (
        <Origin key={side} side={side} simulated={sides[side]} />
      ))}
    </div>
  )
}

type Sides = Readonly<Record<SideId, SimulatedSide | undefined>>

/** Warnings above the figures: a failed run, saturated stations. */
function Troubles({ sides }: { readonly sides: Sides }) {
  const design = useStore((state) => state.document.design)
  const reason = useStore((state) => simulationRun(state)?.reason)
  const unstable = (['drawn', 'merged'] as const).flatMap((side) => {
    const { card, report } = sides[side] ?? {}
    if (!card || !report || report.stable) return []
    const names = report.saturated.map((i) => subjectName(card.lowered.stations[i] ?? '', design)).join(', ')
    return [{ side, names }]
  })
  return (
    <>
      {reason && <Notice tone="error" text={reason} />}
      {unstable.map(({ side, names }) => (
        <Notice
          key={side}
          tone="warning"
          text={`The design ${sideNames[side]} cannot keep up with what arrives: ${names}. Its times grow with the length of the run and mean little.`}
        />
      ))}
    </>
  )
}

/** Seed, length and cost of the run of one side, enough to reproduce it. */
function Origin({ side, simulated }: { readonly side: SideId; readonly simulated: SimulatedSide | undefined }) {
  if (!simulated?.report) return null
  const { report, seconds } = simulated
  const parts = [
    `seed ${report.seed}`,
    `${digits(report.requests, 9)} requests in ${time(report.simulated)}, of which the first ${time(report.warmUp)} were warm-up`,
    `${digits(report.events)} events`,
    ...(seconds === undefined ? [] : [`computed in ${time(seconds)}`]),
    endReason(report),
  ]
  return (
    <p className={tables.intro}>
      {side === 'drawn' ? 'Drawn' : 'Merged'}: {parts.join(' · ')}.
    </p>
  )
}
