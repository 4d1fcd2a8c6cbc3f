/**
 * One request, the typical or the slow one, through both sides on one clock: drawn above, merged below, bar by bar
 * as time goes on. What lies ahead of the clock is faint.
 */

import { scaleLinear } from 'd3-scale'
import { Pause, Play } from 'lucide-react'
import { type CSSProperties, Fragment } from 'react'
import type { ExampleRequest, ExampleRequests, RequestPercentile } from '../../analysis/requests/exampleRequests'
import type { RequestStep } from '../../analysis/requests/sampleRequest'
import type { Seconds } from '../../base/units'
import type { Design } from '../../model/document'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { Button } from '../../ui/Button'
import { digits, time } from '../figures/figureFormat'
import { operationName } from '../figures/subjectName'
import styles from './Playback.module.css'
import { useExampleRequests } from './useExampleRequests'
import { playbackMs, usePlayback } from './usePlayback'
import bars from './Waterfall.module.css'

interface Props {
  readonly comparison: Comparison
  readonly design: Design
  readonly source: number
  readonly which: RequestPercentile
}

export default function Playback({ comparison, design, source, which }: Props) {
  const requests = useExampleRequests(comparison, source, which)
  if (!requests) return <p className={styles.said}>Drawing requests …</p>
  if (!requests.drawn && !requests.merged) return <p>Neither side keeps up with this load: no request ever ends.</p>
  return <Both requests={requests} design={design} />
}

const percentileNames = { p50: 'median', p99: '99th percentile' }

function Both({ requests, design }: { readonly requests: ExampleRequests; readonly design: Design }) {
  const end = Math.max(1e-9, requests.drawn?.total ?? 0, requests.merged?.total ?? 0)
  const { now, isPlaying: playing, hasMotion: moves, toggle, set } = usePlayback(end)
  const slower = playbackMs / 1000 / end
  const style = { '--now': `${(100 * now) / end}%` } as CSSProperties
  return (
    <div className={styles.playback} style={style}>
      <div className={styles.controls}>
        {moves && (
          <Button icon={playing ? <Pause size={13} /> : <Play size={13} />} onClick={toggle}>
            {playing ? 'Pause' : 'Play'}
          </Button>
        )}
        <input
          type="range"
          aria-label="Time since the request arrived"
          aria-valuetext={`${time(now)} of ${time(end)}`}
          min={0}
          max={1000}
          step={1}
          value={Math.round((1000 * now) / end)}
          onChange={(event) => set((Number(event.target.value) / 1000) * end)}
        />
        <output className={styles.clock}>{time(now)}</output>
        {moves && (
          <span className={styles.said}>{slower >= 1.5 ? `${digits(slower, 2)} times slower than it is` : ''}</span>
        )}
      </div>
      <Lane
        name="Drawn"
        card={requests.comparison.drawn}
        example={requests.drawn}
        design={design}
        end={end}
        now={now}
      />
      <Lane
        name="Merged"
        card={requests.comparison.merged}
        example={requests.merged}
        design={design}
        end={end}
        now={now}
      />
      <p className={styles.said}>
        Of thousands of requests drawn from the same distributions as the figures, on each side the one nearest to its{' '}
        {percentileNames[requests.percentile]}. Nothing fails on the way.
      </p>
    </div>
  )
}

interface LaneProps {
  readonly name: string
  readonly card: Scorecard
  readonly example: ExampleRequest | undefined
  readonly design: Design
  readonly end: Seconds
  readonly now: Seconds
}

function Lane({ name, card, example, design, end, now }: LaneProps) {
  if (!example)
    return (
      <section aria-label={name}>
        <h2>{name}</h2>
        <p>It cannot keep up with this load: no request ever ends.</p>
      </section>
    )
  const { total, steps, omitted: left } = example
  const label = (step: RequestStep) => operationName(card.lowered.activities[step.activity] ?? 'operation:', design)
  return (
    <section className={bars.side} aria-label={`${name}: ${time(total)}`}>
      <h2 className={bars.heading}>
        {name}: {time(total)} <span className={styles.state}>{now >= total ? 'answered' : 'under way'}</span>
      </h2>
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place in the request
        <Fragment key={i}>
          <span className={bars.label} title={label(step)}>
            {'\u2007'.repeat(Math.min(step.depth, 8) * 2)}
            {label(step)}
            {step.async && ' (not waited for)'}
          </span>
          <Track step={step} end={end} />
          <span className={bars.value}>{time(step.to - step.sent)}</span>
        </Fragment>
      ))}
      {left > 0 && <p className={styles.left}>and {digits(left)} more calls, which are not shown</p>}
    </section>
  )
}

/** The bar twice: faint as a whole, and opaque up to the clock. */
function Track({ step, end }: { readonly step: RequestStep; readonly end: Seconds }) {
  const x = scaleLinear([0, end], [0, 100])
  const piece = (from: number, to: number) => ({ x: `${x(from)}%`, width: `${Math.max(x(to) - x(from), 0)}%` })
  const bar = (
    <>
      <rect {...piece(step.from, step.to)} y="3" height="10" className={step.async ? styles.async : bars.span} />
      {step.pieces.map((one) => (
        <rect key={one.from} {...piece(one.from, one.to)} y="3" height="10" className={bars[one.part]} />
      ))}
    </>
  )
  return (
    <div className={styles.track}>
      <svg aria-hidden="true" className={`${bars.track} ${styles.later}`}>
        {bar}
      </svg>
      <svg aria-hidden="true" className={`${bars.track} ${styles.done}`}>
        {bar}
      </svg>
    </div>
  )
}
