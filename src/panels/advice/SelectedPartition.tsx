/** The selected partition: its merges, its figures against the drawing, and a button to adopt it. */

import type { Advice } from '../../analysis/search/adviceTypes'
import { formatSigned } from '../../base/quantityFormat'
import type { ServiceId } from '../../model/document'
import { blocks } from '../../model/partition'
import { adoptProposal, proposePartition } from '../../store/proposalActions'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { Table } from '../../ui/Table'
import { change, digits, money, multiple, share, time } from '../figures/figureFormat'
import styles from './Advice.module.css'
import type { PartitionChoice } from './partitionChoice'

interface Line {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly show: (value: number) => string
  /** The quantity of the difference, where a ratio is meaningless. */
  readonly counted?: 'share' | 'count'
}

interface Props {
  readonly advice: Advice
  readonly choice: PartitionChoice | undefined
  readonly isPicked: boolean
}

const titles: Readonly<Record<PartitionChoice['role'], string>> = {
  drawn: 'As drawn',
  merged: 'The merged twin',
  advised: 'The advised partition',
  front: 'The picked partition',
}

export function SelectedPartition({ advice, choice, isPicked }: Props) {
  const design = useStore((state) => state.document.design)
  const { drawn } = advice
  if (!choice) return null
  const { candidate, role } = choice
  const shared = [...blocks(candidate.partition, design.services).values()].filter((members) => members.length > 1)
  const name = (id: ServiceId) => design.services[id]?.name ?? id
  const count = (value: number) => digits(value)
  const rows: readonly Line[] = [
    { label: 'Per month', from: drawn.monthly, to: candidate.monthly, show: money },
    { label: 'p99', from: drawn.p99, to: candidate.p99, show: time },
    { label: 'Hops', from: drawn.hops, to: candidate.hops, show: count, counted: 'count' },
    { label: 'Highest load', from: drawn.headroom, to: candidate.headroom, show: multiple },
    { label: 'Independence', from: drawn.independence, to: candidate.independence, show: share, counted: 'share' },
    { label: 'Deployables', from: drawn.deployables, to: candidate.deployables, show: count, counted: 'count' },
  ]
  return (
    <div className={styles.picked}>
      <h3>{titles[role]}</h3>
      {role !== 'advised' && (
        <p className={styles.joined}>
          {shared.length === 0
            ? 'Every service by itself.'
            : shared.map((members) => members.map(name).join(' + ')).join('; ')}
        </p>
      )}
      <Table
        caption="Figures of this partition against the drawing"
        columns={[
          { key: 'figure', label: 'Figure' },
          { key: 'drawn', label: 'Drawn', numeric: true },
          { key: 'here', label: 'Here', numeric: true },
          { key: 'change', label: 'Change', numeric: true },
        ]}
        rows={rows.map(({ label, from, to, show, counted }) => ({
          key: label,
          cells: [
            label,
            show(from),
            show(to),
            from === to ? '±0' : counted ? formatSigned(counted, to - from) : change(from, to) || '–',
          ],
        }))}
      />
      <div className={styles.actions}>
        {role !== 'drawn' && (
          <Button weight="primary" onClick={() => adoptProposal(store.getState(), candidate.partition)}>
            Adopt
          </Button>
        )}
        {!isPicked && (
          <Button onClick={() => proposePartition(store.getState(), candidate.partition, role === 'advised')}>
            Show on the canvas
          </Button>
        )}
      </div>
    </div>
  )
}
