/** The price of each boundary: the design with only that one merged, less the design as drawn, dearest first. */

import type { BoundaryPrices, PricedBoundary } from '../../analysis/boundaries/boundaryPrices'
import { memoWeak } from '../../base/memo'
import { adoptPartition } from '../../layout/mergeEdits'
import type { Design } from '../../model/document'
import { analysisResult } from '../../store/reading/analysisResults'
import type { Selection } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import table from '../../ui/Table.module.css'
import { RunBar } from '../analysis/RunBar'
import tables from '../environment/panel.module.css'
import styles from './Boundaries.module.css'
import { boundaryColumns, judgementLabels } from './boundaryColumns'

export default function BoundariesTab() {
  const prices = useStore((state) => analysisResult(state, 'boundaries'))
  return (
    <div className={tables.panel}>
      <RunBar job="boundaries" doing={{ boundaries: 'Pricing each boundary' }} needs={['boundaries']} />
      {prices && prices.list.length === 0 && (
        <p className={tables.intro}>No two deployables of own code call each other: there is no boundary to price.</p>
      )}
      {prices && prices.list.length > 0 && <Prices prices={prices} />}
    </div>
  )
}

function Prices({ prices }: { readonly prices: BoundaryPrices }) {
  const design = useStore((state) => state.document.design)
  const selection = useStore((state) => state.selection)
  return (
    <>
      <p className={tables.intro}>
        What changes when only this boundary is merged: all else stays as drawn. Less is what the boundary costs today.
      </p>
      <div className={styles.wide}>
        <table className={`${table.table} ${styles.prices}`}>
          <caption className="visually-hidden">Price of each boundary, dearest first</caption>
          <thead>
            <tr>
              <th scope="col">Between</th>
              {boundaryColumns.map(({ key, label, tip }) => (
                <th key={key} scope="col" className={table.numeric} data-tip={tip}>
                  {label}
                </th>
              ))}
              <th scope="col">Merge it or keep it</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {prices.list.map((boundary) => (
              <Row
                key={boundary.between.join()}
                boundary={boundary}
                prices={prices}
                design={design}
                selected={isSelected(boundary, selection)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface RowProps {
  readonly boundary: PricedBoundary
  readonly prices: BoundaryPrices
  readonly design: Design
  readonly selected: boolean
}

function Row({ boundary, prices, design, selected }: RowProps) {
  const { judgement, label, partition } = boundary
  const all = boundary.services.map((id) => design.services[id]?.name ?? id).join(', ')
  const select = () => {
    store.getState().show('drawn')
    store.getState().select({ services: [...boundary.services, ...boundary.through], calls: boundary.calls })
  }
  const merge = () => {
    store.getState().show('drawn')
    store.getState().edit(`Merge ${label}`, adoptPartition(partition))
  }
  return (
    <tr className={selected ? styles.selected : undefined}>
      <th scope="row">
        <button type="button" className={tables.place} aria-pressed={selected} data-tip={all} onClick={select}>
          {label}
        </button>
      </th>
      {boundaryColumns.map(({ key, cell: shown }) => {
        const { text, tone } = shown(boundary, prices)
        return (
          <td key={key} className={`${table.numeric} ${styles[tone]}`}>
            {text}
          </td>
        )
      })}
      <td className={styles.advice}>
        <span className={styles.word} data-say={judgement.recommendation}>
          {judgementLabels[judgement.recommendation]}
        </span>{' '}
        {reasonOf(boundary)}
      </td>
      <td className={table.numeric}>
        <Button onClick={merge} aria-label={`Merge ${label}`}>
          Merge
        </Button>
      </td>
    </tr>
  )
}

/** The judgement without its first word, which is shown as a tag. */
const reasonOf = memoWeak(({ judgement }: PricedBoundary) => {
  const [, rest = judgement.sentence] = /^[^:.]{1,24}: (.*)$/s.exec(judgement.sentence) ?? []
  return rest.charAt(0).toUpperCase() + rest.slice(1)
})

function isSelected({ calls }: PricedBoundary, selection: Selection): boolean {
  return (
    calls.length > 0 && calls.every((id) => selection.calls.includes(id)) && selection.calls.length === calls.length
  )
}
