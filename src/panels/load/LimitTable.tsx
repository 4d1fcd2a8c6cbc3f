/** The first three limits of each side with their remedies; each can be opened. */

import type { Limit, Scorecard } from '../../scorer/result/scorecard'
import { comparison } from '../../store/reading/selectors'
import type { SideId } from '../../store/state'
import { useStore } from '../../store/useStore'
import table from '../../ui/Table.module.css'
import { FigureButton } from '../figures/FigureButton'
import { multiple, rate } from '../figures/figureFormat'
import { figureKey } from '../figures/figureKey'
import { subjectName } from '../figures/subjectName'
import styles from './Load.module.css'

const sides: readonly { readonly side: SideId; readonly name: string }[] = [
  { side: 'drawn', name: 'Drawn' },
  { side: 'merged', name: 'Merged' },
]

export function LimitTable() {
  const both = useStore(comparison)
  return (
    <div className={styles.wide}>
      <table className={`${table.table} ${styles.limits}`}>
        <caption className="visually-hidden">Limits of both sides, nearest first</caption>
        <thead>
          <tr>
            <th scope="col">Side</th>
            <th scope="col" className={table.numeric}>
              At
            </th>
            <th scope="col" className={table.numeric}>
              Load
            </th>
            <th scope="col">What stops it</th>
            <th scope="col">What would move it</th>
          </tr>
        </thead>
        <tbody>
          {sides.flatMap(({ side, name }) =>
            both[side].headroom.limits
              .slice(0, 3)
              .map((limit, i) => (
                <LimitRow
                  key={`${side}${limit.of}${limit.why}`}
                  limit={limit}
                  name={name}
                  side={side}
                  index={i}
                  card={both[side]}
                />
              )),
          )}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly limit: Limit
  readonly name: string
  readonly side: SideId
  readonly index: number
  readonly card: Scorecard
}

function LimitRow({ limit, name, side, index, card }: RowProps) {
  const design = useStore((state) => state.document.design)
  const today = Object.values(design.workloads).reduce((sum, one) => sum + one.rate, 0)
  const base =
    card.headroom.multiplier > 0 && Number.isFinite(card.headroom.multiplier)
      ? card.headroom.rate / card.headroom.multiplier
      : today
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={table.numeric}>
        <FigureButton
          opens={figureKey({ kind: 'limit', side, of: String(index) })}
          label={`Limit ${index + 1}, ${side}`}
        >
          {multiple(limit.load)}
        </FigureButton>
      </td>
      <td className={table.numeric}>{rate(limit.load * base)}</td>
      <td>
        {subjectName(limit.of, design)}: {limit.why}
      </td>
      <td>{limit.remedy}</td>
    </tr>
  )
}
