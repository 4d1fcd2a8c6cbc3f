/** The Details tab: response times by workload, and the deployables of each side. */

import { idInFile } from '../../model/constructors'
import type { Design } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { Table } from '../../ui/Table'
import styles from '../environment/panel.module.css'
import { amount, digits, share, time } from '../figures/figureFormat'
import { offerName } from '../figures/offerName'

export default function BreakdownTab() {
  const both = useStore(comparison)
  const design = useStore((state) => state.document.design)
  const sides = [
    { name: 'Drawn', card: both.drawn },
    { name: 'Merged', card: both.merged },
  ]
  return (
    <div className={styles.panel}>
      <Table
        caption="Response times by workload, busiest hour"
        columns={[
          { key: 'workload', label: 'Response of' },
          { key: 'side', label: 'Side' },
          { key: 'mean', label: 'Mean', numeric: true },
          { key: 'p50', label: 'p50', numeric: true },
          { key: 'p95', label: 'p95', numeric: true },
          { key: 'p99', label: 'p99', numeric: true },
          { key: 'p999', label: 'p99.9', numeric: true },
        ]}
        rows={both.drawn.lowered.sources.flatMap((id) =>
          sides.flatMap(({ name, card }) => {
            const response = card.latency.workloads[id]
            if (!response) return []
            const { mean, p50, p95, p99, p999 } = response
            return [{ key: `${id}${name}`, cells: [idInFile(id), name, ...[mean, p50, p95, p99, p999].map(time)] }]
          }),
        )}
      />
      <Table
        caption="What each side deploys"
        columns={[
          { key: 'deployable', label: 'Deployable' },
          { key: 'side', label: 'Side' },
          { key: 'runsOn', label: 'Runs on' },
          { key: 'replicas', label: 'Replicas', numeric: true },
          { key: 'by', label: 'Set by' },
          { key: 'cores', label: 'Cores each', numeric: true },
          { key: 'memory', label: 'Memory', numeric: true },
          { key: 'busy', label: 'Busy', numeric: true },
        ]}
        rows={sides.flatMap(({ name, card }) => deployed(name, card, design, both.catalog.id))}
      />
    </div>
  )
}

const reasons = {
  load: 'load',
  minimum: 'minimum',
  memory: 'memory',
  concurrency: 'concurrency',
  hand: 'by hand',
  platform: 'platform',
}

function deployed(name: string, card: Scorecard, design: Design, catalog: string) {
  return Object.values(card.sizing)
    .filter((one) => one.runsOn !== '')
    .map((one) => ({
      key: `${name}${one.id}`,
      cells: [
        one.services.map((id) => design.services[id]?.name ?? id).join(', '),
        name,
        offerName(catalog, one.runsOn),
        Number.isFinite(one.replicas) && one.cores > 0 ? digits(one.replicas) : '–',
        reasons[one.sizedBy],
        one.cores > 0 ? digits(one.cores) : '–',
        one.memory > 0 ? amount(one.memory) : '–',
        one.utilization > 0 ? share(one.utilization) : '–',
      ],
    }))
}
