/**
 * The bridge as a waterfall: a row for each side and each step, with its name, its bar and its value in words. A step
 * of the bill leads to its lines, a step of the time to the request. Down is left and hollow, up is right and filled.
 */

import { type BridgeMeasure, signedBridgeValue } from '../../scorer/bridge/bridgeTable'
import type { Steps } from '../../scorer/result/bridgeStep'
import { store } from '../../store/useStore'
import { money, time } from '../figures/figureFormat'
import styles from './Bridge.module.css'
import { type BridgeAxis, type BridgeBar, bridgeAxis, bridgeBars } from './bridgeBars'

interface Props {
  readonly steps: Steps
  readonly measure: BridgeMeasure
  readonly label: string
}

export function BridgeChart({ steps, measure, label }: Props) {
  const bars = bridgeBars(steps, measure)
  const axis = bridgeAxis(bars, 3)
  const value = measure === 'monthly' ? money : time
  return (
    <div className={styles.chart}>
      <ol className={styles.rows} aria-label={label}>
        {bars.map((bar) => (
          <li key={bar.key} data-kind={bar.kind} className={styles[bar.kind]}>
            <span className={styles.name}>
              <Name bar={bar} measure={measure} />
            </span>
            <Bar bar={bar} axis={axis} />
            <span className={styles.value}>
              {bar.kind === 'side' ? value(bar.to) : signedBridgeValue(measure, bar.to - bar.from)}
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.axis} aria-hidden="true">
        <span />
        <span className={styles.ticks}>
          {axis.ticks.map((tick) => (
            <span key={tick} style={{ left: `${axis.at(tick)}%` }}>
              {value(tick)}
            </span>
          ))}
        </span>
        <span />
      </div>
    </div>
  )
}

function Name({ bar, measure }: { readonly bar: BridgeBar; readonly measure: BridgeMeasure }) {
  if (bar.kind === 'side') return bar.label
  if (measure !== 'monthly') {
    if (bar.kind === 'part') return bar.label
    return (
      <button
        type="button"
        className={styles.link}
        data-tip="To the request, in the Waterfall tab"
        onClick={() => store.getState().set({ tab: 'waterfall' })}
      >
        {bar.label}
      </button>
    )
  }
  if (bar.lines.length === 0) return bar.label
  const count = bar.lines.length === 1 ? 'its line' : `its ${bar.lines.length} lines`
  return (
    <button
      type="button"
      className={styles.link}
      data-tip={`To ${count} in the Bill tab`}
      onClick={() => store.getState().set({ tab: 'bill', billTarget: bar.lines })}
    >
      {bar.label}
    </button>
  )
}

function Bar({ bar, axis }: { readonly bar: BridgeBar; readonly axis: BridgeAxis }) {
  const [from, to] = [axis.at(bar.from), axis.at(bar.to)]
  const way = bar.kind === 'side' ? bar.key : bar.to < bar.from ? 'lower' : 'higher'
  return (
    <svg height="18" className={styles.bar} aria-hidden="true">
      {axis.ticks.map((tick) => (
        <line key={tick} x1={`${axis.at(tick)}%`} x2={`${axis.at(tick)}%`} y1="0" y2="18" className={styles.grid} />
      ))}
      <rect
        x={`${Math.min(from, to)}%`}
        width={`${Math.max(0.3, Math.abs(to - from))}%`}
        y={bar.kind === 'part' ? 6 : 3}
        height={bar.kind === 'part' ? 6 : 12}
        className={styles[way]}
      />
      {bar.kind !== 'part' && <line x1={`${to}%`} x2={`${to}%`} y1="0" y2="18" className={styles.reached} />}
    </svg>
  )
}
