/** The Waterfall tab: the mean request of both sides on one time axis, or an example request to play. */

import { scaleLinear } from 'd3-scale'
import { Fragment, Suspense, useState } from 'react'
import { memoWeak } from '../../base/memo'
import { idInFile } from '../../model/constructors'
import type { Design } from '../../model/document'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { lazyPart } from '../../ui/lazyPart'
import { SelectField } from '../../ui/SelectField'
import { digits, time } from '../figures/figureFormat'
import { operationName } from '../figures/subjectName'
import { type TimelineBar, timeline } from './timeline'
import styles from './Waterfall.module.css'

const Playback = lazyPart('The playback', () => import('./Playback'))

const requests = [
  { value: 'mean', label: 'mean of all' },
  { value: 'p50', label: 'typical (median)' },
  { value: 'p99', label: 'slow (p99)' },
] as const

const parts = ['work', 'queueing', 'network', 'serialisation', 'platform'] as const
const partLabels = {
  work: 'work',
  queueing: 'waiting for a core or slot',
  network: 'network',
  serialisation: 'serialisation',
  platform: 'platform',
}

export function WaterfallTab() {
  const both = useStore(comparison)
  const design = useStore((state) => state.document.design)
  const sources = both.drawn.lowered.sources
  const [chosen, choose] = useState(0)
  const [request, pick] = useState<(typeof requests)[number]['value']>('mean')
  const source = Math.min(chosen, sources.length - 1)
  if (sources.length === 0) return <p>Add a workload to see a request.</p>

  return (
    <div className={styles.waterfall}>
      <Patterns />
      <div className={styles.head}>
        {sources.length > 1 && (
          <SelectField
            label="Workload"
            value={String(source)}
            options={sources.map((id, i) => ({ value: String(i), label: idInFile(id) }))}
            onCommit={(value) => choose(Number(value))}
          />
        )}
        <SelectField label="Request" value={request} options={requests} onCommit={pick} />
        <ul className={styles.legend}>
          {parts.map((part) => (
            <li key={part}>
              <svg className={styles.swatch} aria-hidden="true">
                <rect width="14" height="10" className={styles[part]} />
              </svg>
              {partLabels[part]}
            </li>
          ))}
        </ul>
      </div>
      {request === 'mean' ? (
        <Mean comparison={both} design={design} source={source} />
      ) : (
        <Suspense>
          <Playback comparison={both} design={design} source={source} which={request} />
        </Suspense>
      )}
    </div>
  )
}

interface MeanProps {
  readonly comparison: Comparison
  readonly design: Design
  readonly source: number
}

function Mean({ comparison: { drawn, merged }, design, source }: MeanProps) {
  const sides = [
    { name: 'Drawn', card: drawn },
    { name: 'Merged', card: merged },
  ]
  const ends = sides.map(({ card }) => card.solution.sources[source]?.mean ?? 0).filter(Number.isFinite)
  const end = Math.max(1e-9, ...ends)
  return (
    <>
      <section className={styles.side} aria-label="What the mean is made of">
        {sides.map(({ name, card }) => (
          <Sum key={name} name={name} response={card.solution.sources[source]} end={end} />
        ))}
        {ends.length > 0 && (
          <>
            <span />
            <Axis end={end} />
            <span />
          </>
        )}
      </section>
      {sides.map(({ name, card }) => (
        <Side key={name} name={name} card={card} design={design} source={source} end={end} />
      ))}
    </>
  )
}

interface SideProps {
  readonly name: string
  readonly card: Scorecard
  readonly design: Design
  readonly source: number
  readonly end: number
}

function Side({ name, card, design, source, end }: SideProps) {
  // Bars without duration are left out: calls that became function calls.
  const bars = timelineOf(card)(source).filter((bar) => bar.to - bar.from + bar.hop > end * 1e-6)
  const label = (bar: TimelineBar) => operationName(card.lowered.activities[bar.activity] ?? 'operation:', design)
  if (bars.length < 2) return null
  return (
    <section className={styles.side} aria-label={`${name}, step by step`}>
      <h2 className={styles.heading}>{name}, step by step</h2>
      {bars.map((bar, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place in the request
        <Fragment key={i}>
          <span className={styles.label} title={label(bar)}>
            {'\u2007'.repeat(Math.min(bar.depth, 8) * 2)}
            {label(bar)}
            {bar.ratio !== 1 && ` ×${digits(bar.ratio)}`}
          </span>
          <Row bar={bar} end={end} />
          <span className={styles.value}>{time(bar.to - bar.from + bar.hop)}</span>
        </Fragment>
      ))}
    </section>
  )
}

interface SumProps {
  readonly name: string
  readonly response: Scorecard['latency']['overall'] | undefined
  readonly end: number
}

/** The parts that sum to the mean, stacked. */
function Sum({ name, response, end }: SumProps) {
  if (!response) return null
  const x = scaleLinear([0, end], [0, 100])
  const finite = Number.isFinite(response.mean)
  let from = 0
  const words = parts.map((part) => `${partLabels[part]} ${time(response.parts[part])}`).join(', ')
  return (
    <>
      <h2>{name}</h2>
      {finite ? (
        <svg className={`${styles.track} ${styles.sum}`} role="img" aria-label={`${name}: ${words}`}>
          {parts.map((part) => {
            const start = from
            from += response.parts[part]
            return (
              <rect
                key={part}
                x={`${x(start)}%`}
                width={`${x(response.parts[part])}%`}
                y="2"
                height="16"
                className={styles[part]}
              >
                <title>{`${partLabels[part]}: ${time(response.parts[part])}`}</title>
              </rect>
            )
          })}
        </svg>
      ) : (
        <span>It cannot keep up with this load: no request ever ends.</span>
      )}
      <span className={styles.total}>{finite ? time(response.mean) : '∞'}</span>
    </>
  )
}

function Row({ bar, end }: { readonly bar: TimelineBar; readonly end: number }) {
  const x = scaleLinear([0, end], [0, 100])
  const piece = (from: number, to: number) => ({ x: `${x(from)}%`, width: `${Math.max(x(to) - x(from), 0)}%` })
  return (
    <svg className={styles.track} aria-hidden="true">
      <rect {...piece(bar.from, bar.to)} y="3" height="10" className={styles.span} />
      {bar.pieces.map((one) => (
        <rect key={one.from} {...piece(one.from, one.to)} y="3" height="10" className={styles[one.part]} />
      ))}
    </svg>
  )
}

function Axis({ end }: { readonly end: number }) {
  const x = scaleLinear([0, end], [0, 100])
  return (
    <div className={`${styles.axis} ${styles.ticks}`} aria-hidden="true">
      {x.ticks(4).map((tick) => (
        <span key={tick} style={{ left: `${x(tick)}%` }}>
          {time(tick)}
        </span>
      ))}
    </div>
  )
}

/** Two fill patterns beside the plain fills, so that parts differ in more than colour. */
function Patterns() {
  return (
    <svg className={styles.patterns} aria-hidden="true">
      <pattern id="hoptax-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" className={styles.hatchGround} />
        <path d="M0 0V5" className={styles.hatchLine} />
      </pattern>
      <pattern id="hoptax-dots" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" className={styles.hatchGround} />
        <circle cx="2.5" cy="2.5" r="1.4" className={styles.dot} />
      </pattern>
    </svg>
  )
}

const timelineOf = memoWeak((card: Scorecard) => {
  const bySource = new Map<number, readonly TimelineBar[]>()
  return (source: number) => {
    const bars = bySource.get(source) ?? timeline(card, source)
    bySource.set(source, bars)
    return bars
  }
})
