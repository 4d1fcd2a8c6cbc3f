/**
 * Cost × p99 × independence: a dot for every partition of the Pareto front. Its position shows cost and p99, its
 * size the independence of the parts. A click draws it, a second one adopts it. One tab stop; arrows move from dot to
 * dot, cheapest first.
 */

import { type KeyboardEvent, type MouseEvent, useRef } from 'react'
import type { Candidate } from '../../analysis/search/paretoFront'
import { proposeOrAdopt } from '../../store/proposalActions'
import { store } from '../../store/useStore'
import { countText } from '../analysis/analysisText'
import { money, share, time } from '../figures/figureFormat'
import styles from './Advice.module.css'
import { type ChartAxis, chartAxis, labelSides } from './chartAxes'
import type { PartitionChoice } from './partitionChoice'

export function ParetoChart({
  all,
  picked,
}: {
  readonly all: readonly PartitionChoice[]
  readonly picked: Candidate | undefined
}) {
  const dots = useRef<HTMLDivElement>(null)
  const ordered = [...all].sort((a, b) => a.candidate.monthly - b.candidate.monthly)
  const x = chartAxis(ordered.map(({ candidate }) => candidate.monthly))
  const y = chartAxis(ordered.map(({ candidate }) => candidate.p99))
  const stop = Math.max(
    0,
    ordered.findIndex(({ candidate, role }) => (picked ? candidate === picked : role === 'advised')),
  )
  const walk = (event: KeyboardEvent) => {
    const buttons = [...(dots.current?.querySelectorAll('button') ?? [])]
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step && now + step
    if (to === undefined || now < 0) return
    event.preventDefault()
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus()
  }
  const labels = labelSides(
    ordered.map(({ candidate, name }) => ({
      x: x.at(candidate.monthly),
      y: 100 - y.at(candidate.p99),
      text: name,
    })),
  )
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        p99 over cost a month; the larger a dot, the more independent its parts. Click draws it, again adopts it.
      </figcaption>
      <div className={styles.plot}>
        <Ticks x={x} y={y} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys move between the buttons inside */}
        <div ref={dots} className={styles.dots} onKeyDown={walk}>
          {ordered.map(({ candidate, role, name }, i) => {
            const isPicked = candidate === picked
            const position = { left: `${x.at(candidate.monthly)}%`, bottom: `${y.at(candidate.p99)}%` }
            return (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: partitions have no name but their place
                key={i}
                type="button"
                className={styles.dot}
                style={position}
                tabIndex={i === stop ? 0 : -1}
                aria-pressed={isPicked}
                aria-label={candidateText(candidate, name)}
                data-role={role}
                data-tip={candidateText(candidate, name)}
                onClick={(event: MouseEvent) => {
                  // The second click of a double click does not count.
                  if (event.detail < 2) proposeOrAdopt(store.getState(), candidate.partition, role === 'advised')
                }}
              >
                <Dot role={role} independence={candidate.independence} />
              </button>
            )
          })}
          {ordered.map(({ candidate, role, name }, i) => {
            const side = labels[i]
            return (
              side && (
                <span
                  key={role}
                  aria-hidden="true"
                  className={styles.dotLabel}
                  data-side={side}
                  style={{ left: `${x.at(candidate.monthly)}%`, bottom: `${y.at(candidate.p99)}%` }}
                >
                  {name}
                </span>
              )
            )
          })}
        </div>
      </div>
    </figure>
  )
}

/** A square for drawn, a diamond for merged, a ring around the advised one. */
function Dot({ role, independence }: { readonly role: PartitionChoice['role']; readonly independence: number }) {
  const r = 3.5 + 5 * Math.max(0, Math.min(1, independence))
  return (
    <svg width="26" height="26" viewBox="-13 -13 26 26" aria-hidden="true" className={styles[`${role}Dot`]}>
      {role === 'drawn' ? (
        <rect x={-r * 0.9} y={-r * 0.9} width={r * 1.8} height={r * 1.8} />
      ) : role === 'merged' ? (
        <path d={`M0 ${-r * 1.2}L${r * 1.2} 0L0 ${r * 1.2}L${-r * 1.2} 0Z`} />
      ) : (
        <circle r={r} />
      )}
      {role === 'advised' && <circle r={r + 3} className={styles.ring} />}
    </svg>
  )
}

function Ticks({ x, y }: { readonly x: ChartAxis; readonly y: ChartAxis }) {
  return (
    <svg className={styles.ticks} aria-hidden="true">
      {y.ticks.map((tick) => (
        <g key={`y${tick}`}>
          <line x1="0" x2="100%" y1={`${100 - y.at(tick)}%`} y2={`${100 - y.at(tick)}%`} className={styles.grid} />
          <text x="-8" y={`${100 - y.at(tick)}%`} dy="4" textAnchor="end" className={styles.tickLabel}>
            {time(tick)}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <g key={`x${tick}`}>
          <line x1={`${x.at(tick)}%`} x2={`${x.at(tick)}%`} y1="0" y2="100%" className={styles.grid} />
          <text x={`${x.at(tick)}%`} y="100%" dy="16" textAnchor="middle" className={styles.tickLabel}>
            {money(tick)}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** The figures of a partition in one line, after its name if it has one. */
export function candidateText(candidate: Candidate, name: string): string {
  const { deployables, monthly, p99, independence } = candidate
  const parts = [
    countText(deployables, 'deployable'),
    `${money(monthly)} a month`,
    `p99 ${time(p99)}`,
    `independence ${share(independence)}`,
  ]
  return `${name && `${name}: `}${parts.join(', ')}`
}
