/** The stations with the highest utilization on both sides: utilization, queue and waits. */

import type { SideId, SimulatedSide } from '../../store/state'
import { useStore } from '../../store/useStore'
import { Table } from '../../ui/Table'
import { digits, share, time } from '../figures/figureFormat'
import { subjectName } from '../figures/subjectName'
import styles from './Simulation.module.css'
import { fullestStations } from './simulationText'

const maxStations = 4

export function StationTable({ sides }: { readonly sides: Readonly<Record<SideId, SimulatedSide | undefined>> }) {
  const design = useStore((state) => state.document.design)
  const rows = (['drawn', 'merged'] as const).flatMap((side) => {
    const simulated = sides[side]
    if (!simulated) return []
    return fullestStations(simulated, maxStations).map((one) => ({
      key: `${side} ${one.station}`,
      cells: [
        subjectName(simulated.card.lowered.stations[one.station] ?? '', design),
        side,
        share(one.utilization),
        share(one.solvedUtilization),
        digits(one.queueLength, 2),
        time(one.wait),
        time(one.solvedWait),
        one.slotUtilization > 0 ? share(one.slotUtilization) : 'no limit',
        one.slotUtilization > 0 ? time(one.slotWait) : '–',
      ],
    }))
  })
  if (rows.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.wide} aria-label="Stations" tabIndex={0}>
      <Table
        caption="The fullest stations of both sides"
        columns={[
          { key: 'station', label: 'Fullest' },
          { key: 'side', label: 'Side' },
          { key: 'busy', label: 'Cores busy', numeric: true },
          { key: 'solvedBusy', label: 'Solver', numeric: true },
          { key: 'waiting', label: 'Waiting', numeric: true },
          { key: 'wait', label: 'Wait for a core', numeric: true },
          { key: 'solvedWait', label: 'Solver', numeric: true },
          { key: 'held', label: 'Slots held', numeric: true },
          { key: 'slotWait', label: 'Wait for a slot', numeric: true },
        ]}
        rows={rows}
      />
    </section>
  )
}
