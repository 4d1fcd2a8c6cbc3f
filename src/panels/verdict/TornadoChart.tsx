/**
 * A tornado: for each input a bar from the difference at its low end to that at its high end, all others as today,
 * widest first. The low end is hollow, the high end is filled. The same in words, row by row.
 */

import { scaleLinear } from 'd3-scale'
import type { Influence, Tornado } from '../../analysis/uncertainty/tornado'
import { inputValueText } from '../../analysis/uncertainty/uncertainInput'
import { metrics } from '../../scorer/metrics'
import { differenceText, signedText } from './bandText'
import styles from './Verdict.module.css'

const maxBars = 8

export function TornadoChart({ tornado, label }: { readonly tornado: Tornado; readonly label: string }) {
  const bars = tornado.bars.slice(0, maxBars).filter(({ atLow, atHigh }) => atLow !== atHigh)
  const { quantity } = metrics[tornado.figure]
  if (bars.length === 0) return <p className={styles.muted}>No single input moves it.</p>
  const values = [0, tornado.today, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])].filter(Number.isFinite)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const span = high - low || 1
  const scale = scaleLinear([low, low + span], [2, 98])
  const x = (value: number) => (value === Infinity ? 100 : value === -Infinity ? 0 : scale(value))
  return (
    <>
      <p className={styles.muted}>
        Merged less drawn is {signedText(quantity, tornado.today)} today. Left of the dotted line merged is lower.
      </p>
      <ul className={styles.tornado} aria-label={`What moves the difference in ${label}`}>
        {bars.map((bar) => {
          const [from, to] = [x(bar.atLow), x(bar.atHigh)]
          return (
            <li key={bar.input.id}>
              <span className={styles.input}>
                {bar.input.label}
                <span className={styles.range}>{rangeText(bar)}</span>
              </span>
              <svg height="16" className={styles.bar} aria-hidden="true">
                <line x1={`${x(0)}%`} x2={`${x(0)}%`} y1="0" y2="16" className={styles.zero} />
                <rect
                  x={`${Math.min(from, to)}%`}
                  width={`${Math.max(0.4, Math.abs(to - from))}%`}
                  y="3"
                  height="10"
                  className={styles.reach}
                />
                <line x1={`${x(tornado.today)}%`} x2={`${x(tornado.today)}%`} y1="0" y2="16" className={styles.now} />
                <circle cx={`${from}%`} cy="8" r="4" className={styles.lowEnd} />
                <circle cx={`${to}%`} cy="8" r="4" className={styles.highEnd} />
              </svg>
              <span className={styles.ends}>
                {differenceText(quantity, { value: null, low: bar.atLow, high: bar.atHigh })}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function rangeText({ input: { low, high, unit } }: Influence): string {
  return `${inputValueText({ unit }, low, 2)} … ${inputValueText({ unit }, high, 2)}`
}
