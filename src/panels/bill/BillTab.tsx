/** Both bills, line by line: quantity × unit price, the difference by rule, and every line can be opened. */

import { ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment, useMemo, useState } from 'react'
import { scaleLoad } from '../../analysis/load/breakEven'
import { memoWeak } from '../../base/memo'
import { catalogs } from '../../catalog/index'
import { findFact } from '../../catalog/lookup'
import { compare } from '../../scorer/comparison'
import { costRules } from '../../scorer/costs/index'
import type { BillLine, Comparison } from '../../scorer/result/scorecard'
import { analysisRun } from '../../store/reading/analysisResults'
import { comparison } from '../../store/reading/selectors'
import type { SideId } from '../../store/state'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import table from '../../ui/Table.module.css'
import styles from '../environment/panel.module.css'
import { FigureButton } from '../figures/FigureButton'
import { change, digits, money, share } from '../figures/figureFormat'
import { figureKey } from '../figures/figureKey'
import { subjectName } from '../figures/subjectName'
import { useMarkedLines } from './useMarkedLines'

const bothSides = ['drawn', 'merged'] as const

interface Group {
  readonly rule: string
  readonly label: string
  readonly totals: Readonly<Record<SideId, number>>
  readonly lines: readonly { readonly side: SideId; readonly index: number; readonly line: BillLine }[]
}

export default function BillTab() {
  const both = useStore(comparison)
  const groups = groupsOf(both)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { marked, table: rowsOf } = useMarkedLines(groups, setOpen)
  const toggle = (rule: string) =>
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(rule)) next.add(rule)
      return next
    })
  const floor = useFloor()
  return (
    <div className={styles.panel}>
      <BreakEven />
      <Lent both={both} />
      <table ref={rowsOf} className={table.table}>
        <caption className="visually-hidden">The monthly bill of both sides, by rule and line</caption>
        <thead>
          <tr>
            <th scope="col">Per month</th>
            <th scope="col" className={table.numeric}>
              Quantity
            </th>
            <th scope="col" className={table.numeric}>
              Unit price
            </th>
            <th scope="col" className={table.numeric}>
              Drawn
            </th>
            <th scope="col" className={table.numeric}>
              Merged
            </th>
            <th scope="col" className={table.numeric}>
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.rule}>
              <tr>
                <th scope="row" colSpan={3}>
                  <button
                    type="button"
                    className={styles.expander}
                    aria-expanded={open.has(group.rule)}
                    onClick={() => toggle(group.rule)}
                  >
                    {open.has(group.rule) ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
                    {group.label}
                  </button>
                </th>
                {bothSides.map((side) => (
                  <td key={side} className={table.numeric}>
                    <FigureButton
                      opens={figureKey({ kind: 'rule', side, of: group.rule })}
                      label={`${group.label}, ${side}`}
                    >
                      {money(group.totals[side])}
                    </FigureButton>
                  </td>
                ))}
                <Difference from={group.totals.drawn} to={group.totals.merged} />
              </tr>
              {open.has(group.rule) &&
                group.lines.map((one) => {
                  const key = `${one.side}${one.index}`
                  return <Line key={key} {...one} isMarked={marked.has(key)} />
                })}
            </Fragment>
          ))}
          <tr className={table.strong}>
            <th scope="row" colSpan={3}>
              Total
            </th>
            <td className={table.numeric}>
              <FigureButton opens={figureKey({ kind: 'metric', side: 'drawn', of: 'monthly' })} label="Total, drawn">
                {money(both.drawn.bill.monthly)}
              </FigureButton>
            </td>
            <td className={table.numeric}>
              <FigureButton opens={figureKey({ kind: 'metric', side: 'merged', of: 'monthly' })} label="Total, merged">
                {money(both.merged.bill.monthly)}
              </FigureButton>
            </td>
            <Difference from={both.drawn.bill.monthly} to={both.merged.bill.monthly} />
          </tr>
          {floor && (
            <tr>
              <th
                scope="row"
                colSpan={3}
                data-tip="The same design with no request at all: least replicas, balancers, clusters, NAT, shards."
              >
                Of it the floor, paid at no load
              </th>
              {bothSides.map((side) => (
                <td key={side} className={table.numeric}>
                  <FigureButton opens={figureKey({ kind: 'floor', side, of: '' })} label={`The floor, ${side}`}>
                    {money(floor[side])}
                  </FigureButton>
                </td>
              ))}
              <Difference from={floor.drawn} to={floor.merged} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

/** The monthly bill of both sides without any load. */
function useFloor(): Readonly<Record<'drawn' | 'merged', number>> | undefined {
  const document = useStore((state) => state.document)
  const { design, partition, assumptions } = document
  // biome-ignore lint/correctness/useExhaustiveDependencies: layout, name and notes enter no figure
  return useMemo(() => {
    const idle = compare(scaleLoad(document, 0))
    return idle.ok ? { drawn: idle.value.drawn.bill.monthly, merged: idle.value.merged.bill.monthly } : undefined
  }, [design, partition, assumptions])
}

/** The load at which the other side becomes cheaper; a link to the Load tab until the sweep has run. */
function BreakEven() {
  const sweep = useStore((state) => analysisRun(state, 'load')?.results.sweep)
  const crossings = sweep?.ok ? sweep.value.crossovers.filter(({ figure }) => figure === 'monthly') : undefined
  if (crossings === undefined) {
    return (
      <p className={styles.intro}>
        <Button weight="quiet" onClick={() => store.getState().set({ tab: 'load' })}>
          At which load does the cheaper side change?
        </Button>
      </p>
    )
  }
  const none = 'One side costs less at every load from a thousandth to a thousand times today’s.'
  return <p className={styles.intro}>{crossings.map(({ sentence }) => sentence).join(' ') || none}</p>
}

/** The region whose price a line uses because the price of its own region is unknown. */
function lender(catalog: string, { facts }: BillLine): string | undefined {
  const catalogFacts = catalogs[catalog]
  return catalogFacts && facts[0] !== undefined ? findFact(catalogFacts, facts[0])?.borrowed : undefined
}

/** A note above the bill: how much of it is at the prices of another region. */
function Lent({ both }: { readonly both: Comparison }) {
  const lines = [...both.drawn.bill.lines, ...both.merged.bill.lines]
  const regions = lines.flatMap((line) => lender(both.catalog.id, line) ?? [])
  const [from] = regions
  if (from === undefined) return null
  const sum = (some: readonly BillLine[]) => some.reduce((total, { monthly }) => total + monthly, 0)
  const part = sum(lines.filter((line) => lender(both.catalog.id, line) !== undefined)) / sum(lines)
  return (
    <p className={styles.intro}>
      {regions.length} of {lines.length} lines ({share(part)} of both bills) are at {from}’s prices: this region’s are
      not known. Each such line says so.
    </p>
  )
}

function Line({ side, index, line, isMarked }: Group['lines'][number] & { readonly isMarked: boolean }) {
  const region = useStore((state) => lender(comparison(state).catalog.id, line))
  const design = useStore((state) => state.document.design)
  const value = (
    <FigureButton opens={figureKey({ kind: 'bill', side, of: String(index) })} label={`${line.what}, ${side}`}>
      {money(line.monthly)}
    </FigureButton>
  )
  return (
    <tr
      className={isMarked ? styles.marked : undefined}
      data-marked={isMarked || undefined}
      tabIndex={isMarked ? -1 : undefined}
    >
      <th scope="row" className={styles.indent}>
        {isMarked && <span className="visually-hidden">Of the step: </span>}
        {line.what} <span className={styles.tag}>{subjectName(line.of, design)}</span>
      </th>
      <td className={table.numeric}>
        {digits(line.quantity, 4)} {line.unit}
      </td>
      <td className={table.numeric}>
        ${digits(line.unitPrice, 4)} {region !== undefined && <span className={styles.tag}>{region}’s price</span>}
      </td>
      <td className={table.numeric}>{side === 'drawn' && value}</td>
      <td className={table.numeric}>{side === 'merged' && value}</td>
      <td />
    </tr>
  )
}

function Difference({ from, to }: { readonly from: number; readonly to: number }) {
  const less = to < from - 0.005
  const more = to > from + 0.005
  return (
    <td className={table.numeric}>
      {less || more ? `${more ? '+' : ''}${money(to - from)}` : '–'}
      {(less || more) && <span className={styles.ratio}>{change(from, to)}</span>}
    </td>
  )
}

const groupsOf = memoWeak(({ drawn, merged }: Comparison): readonly Group[] => {
  const all = [
    ...drawn.bill.lines.map((line, index) => ({ side: 'drawn' as const, index, line })),
    ...merged.bill.lines.map((line, index) => ({ side: 'merged' as const, index, line })),
  ]
  const rules = [...new Set(all.map(({ line }) => line.rule))]
  const rulesById: Readonly<Record<string, { readonly label: string }>> = costRules
  const groups = rules.map((rule) => {
    const lines = all.filter(({ line }) => line.rule === rule).sort((a, b) => b.line.monthly - a.line.monthly)
    const total = (side: SideId) => lines.reduce((sum, one) => (one.side === side ? sum + one.line.monthly : sum), 0)
    return {
      rule,
      label: rulesById[rule]?.label ?? rule,
      totals: { drawn: total('drawn'), merged: total('merged') },
      lines,
    }
  })
  const weight = ({ totals }: Group) => Math.max(totals.drawn, totals.merged)
  return groups.sort((a, b) => weight(b) - weight(a))
})
