/** The Difference tab: the bridge from drawn to merged, for the bill, the mean response, or the time until all is done. */

import { useState } from 'react'
import { type BridgeMeasure, measureLabels } from '../../scorer/bridge/bridgeTable'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { SelectField } from '../../ui/SelectField'
import styles from '../environment/panel.module.css'
import { BridgeChart } from './BridgeChart'

const measures = ['monthly', 'response', 'completion'] as const

const explained: Readonly<Record<BridgeMeasure, string>> = {
  monthly: 'From the bill as drawn to the bill merged. Each step leads to its lines.',
  response: 'From the mean response as drawn to that merged, busiest hour. The parts of the mean sum to it.',
  completion: 'From the time until all that a request starts is done, as drawn, to that merged, busiest hour.',
}

export default function BridgeTab() {
  const { bridge } = useStore(comparison)
  const [picked, pick] = useState<BridgeMeasure>('monthly')
  if (!bridge) return <p className={styles.intro}>There is no difference to divide yet.</p>
  const offered = measures.filter((measure) => bridge[measure] !== undefined)
  const measure = offered.includes(picked) ? picked : 'monthly'
  const steps = bridge[measure]
  if (!steps) return null
  return (
    <div className={styles.panel}>
      <SelectField
        label="Difference of"
        value={measure}
        options={offered.map((value) => ({ value, label: optionLabels[value] }))}
        onCommit={pick}
      />
      <p className={styles.intro}>
        {steps.why ?? explained[measure]}
        {bridge.stayed?.movedTo &&
          steps.why === undefined &&
          ` What is merged moves to ${bridge.stayed.movedTo} in the last step.`}
      </p>
      {steps.why === undefined && (
        <BridgeChart
          steps={steps}
          measure={measure}
          label={`Where the difference comes from, ${measureLabels[measure]}`}
        />
      )}
    </div>
  )
}

const optionLabels: Readonly<Record<BridgeMeasure, string>> = {
  monthly: 'Cost a month',
  response: 'Mean response',
  completion: 'Time until all is done',
}
