/** The confidence of the answer: bands of each figure, shares of draws by sign, tornado, switching values. */

import { useState } from 'react'
import type { SampledFigure } from '../../analysis/uncertainty/comparisonSample'
import type { Confidence } from '../../analysis/uncertainty/confidence'
import type { FigureBands } from '../../analysis/uncertainty/statistics'
import { metrics } from '../../scorer/metrics'
import { analysisResult } from '../../store/reading/analysisResults'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { SelectField } from '../../ui/SelectField'
import table from '../../ui/Table.module.css'
import { RunBar } from '../analysis/RunBar'
import tables from '../environment/panel.module.css'
import { bandText, differenceText, signText } from './bandText'
import { SwitchingValues } from './SwitchingValues'
import { TornadoChart } from './TornadoChart'
import styles from './Verdict.module.css'

export default function VerdictTab() {
  const verdict = useStore((state) => analysisResult(state, 'verdict'))
  const hasWorkload = useStore((state) => comparison(state).drawn.lowered.sources.length > 0)
  if (!hasWorkload) return <p className={tables.intro}>Nothing arrives yet: add a workload, and the verdict follows.</p>
  return (
    <div className={tables.panel}>
      <RunBar job="verdict" doing={{ verdict: 'Scoring both sides on 1,000 draws' }} needs={['verdict']} />
      {verdict && <Details verdict={verdict} />}
    </div>
  )
}

function Details({ verdict }: { readonly verdict: Confidence }) {
  const { figures, seed, tornado } = verdict
  const [chosen, choose] = useState<SampledFigure>('monthly')
  const shown = tornado.find(({ figure }) => figure === chosen) ?? tornado[0]
  return (
    <>
      <p className={tables.intro}>
        {verdict.support} Between the two values of a band lie nine draws of ten; both sides are scored on the same
        draw, seed {seed}.
      </p>
      <div className={styles.wide}>
        <table className={table.table}>
          <caption className="visually-hidden">
            Bands of each figure, and how often merging changes it which way
          </caption>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col" className={table.numeric}>
                Drawn, 5–95 %
              </th>
              <th scope="col" className={table.numeric}>
                Merged, 5–95 %
              </th>
              <th scope="col" className={table.numeric}>
                Difference, 5–95 %
              </th>
              <th scope="col">In so many draws, merged is</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <Figure key={figure.figure} bands={figure} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.moves}>
        {shown && (
          <section aria-label="What moves the answer" className={styles.section}>
            <div className={styles.head}>
              <h3>What moves the difference</h3>
              <SelectField
                label="Figure"
                value={shown.figure}
                options={tornado.map(({ figure }) => ({ value: figure, label: labelOf(figures, figure) }))}
                onCommit={choose}
              />
            </div>
            <TornadoChart tornado={shown} label={labelOf(figures, shown.figure)} />
          </section>
        )}
        <SwitchingValues flips={verdict.switchingValues} />
      </div>
    </>
  )
}

function Figure({ bands }: { readonly bands: FigureBands }) {
  const { label, quantity, drawn, merged, difference } = bands
  return (
    <tr>
      <th scope="row" className={styles.nowrap}>
        {label}
      </th>
      <td className={table.numeric}>{bandText(quantity, drawn)}</td>
      <td className={table.numeric}>{bandText(quantity, merged)}</td>
      <td className={table.numeric}>{differenceText(quantity, difference)}</td>
      <td className={styles.nowrap}>
        <Shares bands={bands} /> {signText(bands)}
      </td>
    </tr>
  )
}

/** Better on the left, worse on the right, no change between them; the text beside it says the same. */
function Shares({ bands: { figure, lower, higher } }: { readonly bands: FigureBands }) {
  const isLowBetter = metrics[figure].better === 'lower'
  const [better, worse] = isLowBetter ? [lower, higher] : [higher, lower]
  return (
    <svg width="72" height="8" aria-hidden="true" className={styles.shares}>
      <rect width="72" height="8" className={styles.same} />
      <rect width={72 * better} height="8" className={styles.better} />
      <rect x={72 * (1 - worse)} width={72 * worse} height="8" className={styles.worse} />
    </svg>
  )
}

function labelOf(figures: readonly FigureBands[], id: SampledFigure): string {
  return figures.find(({ figure }) => figure === id)?.label ?? id
}
