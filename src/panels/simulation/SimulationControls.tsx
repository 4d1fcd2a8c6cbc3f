/** Progress of the simulation, start and stop, seed and number of requests. */

import { Play, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { maxRequests, simulationRun } from '../../store/reading/simulationResults'
import type { SimulationRun } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { NumberField } from '../../ui/NumberField'
import { useEnvironment } from '../environment/pageEnvironment'
import styles from './Simulation.module.css'

const phaseTexts: Readonly<Record<SimulationRun['phase'], string>> = {
  running: 'Simulating',
  done: 'Simulated',
  cancelled: 'Stopped: figures of the part that was done',
  broken: 'The simulation broke off',
}

export function SimulationControls({ children }: { readonly children: ReactNode }) {
  const { simulation } = useEnvironment()
  const phase = useStore((state) => simulationRun(state)?.phase)
  const settled = useStore(isSettled)
  const choice = useStore((state) => state.simulating)
  const choose = (part: Partial<typeof choice>) => store.getState().set({ simulating: { ...choice, ...part } })
  return (
    <div className={styles.controls}>
      {phase === 'running' ? (
        <Button icon={<Square size={13} />} onClick={simulation.stop}>
          Stop
        </Button>
      ) : (
        <Button
          icon={<Play size={13} />}
          disabled={settled}
          title={settled ? 'The same seed gives the same figures: choose another one' : undefined}
          onClick={simulation.start}
        >
          {phase === undefined ? 'Run now' : 'Run again'}
        </Button>
      )}
      <p role="status" className={styles.status}>
        {phase === undefined ? 'Runs when the figures have been still for a moment' : phaseTexts[phase]}
      </p>
      <Progress />
      <div className={styles.choices}>
        {children}
        <NumberField
          label="Seed"
          value={choice.seed}
          min={0}
          max={2 ** 32 - 1}
          whole
          onCommit={(seed) => choose({ seed: seed ?? choice.seed })}
        />
        <NumberField
          label="Requests"
          value={choice.requests}
          min={1000}
          max={maxRequests}
          whole
          onCommit={(requests) => choose({ requests: requests ?? choice.requests })}
        />
      </div>
    </div>
  )
}

/** Whether a further run would give the same figures: the whole run has finished. */
function isSettled(state: Parameters<typeof simulationRun>[0]): boolean {
  const run = simulationRun(state)
  return run?.phase === 'done' && [run.sides.drawn, run.sides.merged].every(({ report }) => report?.end !== 'time')
}

function Progress() {
  const percent = useStore((state) => {
    const run = simulationRun(state)
    return run?.phase === 'running' ? Math.floor(run.progress * 100) : undefined
  })
  if (percent === undefined) return null
  return (
    <span className={styles.progress}>
      <progress max={100} value={percent} aria-label="Requests simulated" /> {percent} %
    </span>
  )
}
