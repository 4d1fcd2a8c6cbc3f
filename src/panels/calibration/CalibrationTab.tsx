/**
 * What was measured beside what the model says, with the error of each figure; and one factor per group that can be
 * fitted, kept and undone. The model's own figure stays in sight beside the calibrated one.
 */

import { useMemo } from 'react'
import {
  type FactorGroup,
  type ModelGap,
  modelGaps,
  relativeError,
  withFactors,
} from '../../analysis/calibration/fitFactors'
import type { Edit, Measurements } from '../../model/document'
import { setAssumptions } from '../../model/edits/assumptionEdits'
import { noCalibration } from '../../scorer/lowering/calibrationFactors'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { Table } from '../../ui/Table'
import tables from '../environment/panel.module.css'
import { money, multiple, share, time } from '../figures/figureFormat'
import { type DisplayUnit, milliseconds } from '../inspector/displayUnits'
import { NumberInput } from '../inspector/NumberInput'
import styles from './Calibration.module.css'
import { useFit } from './useFit'

const dollars: DisplayUnit = { unit: '$ a month', scale: 1 }

const figures: readonly { readonly of: keyof Measurements; readonly label: string; readonly measure: DisplayUnit }[] = [
  { of: 'p50', label: 'Median', measure: milliseconds },
  { of: 'p99', label: 'p99', measure: milliseconds },
  { of: 'monthly', label: 'Per month', measure: dollars },
]

const groups: readonly { readonly of: FactorGroup; readonly label: string; readonly about: string }[] = [
  { of: 'work', label: 'Own work', about: 'time on a core and waits on nothing drawn, of every operation' },
  { of: 'hop', label: 'Hops', about: 'delay and CPU of every call between deployables' },
  { of: 'price', label: 'Prices', about: 'every line of the bill' },
]

export default function CalibrationTab() {
  const document = useStore((state) => state.document)
  const { measured, factors = noCalibration } = document.assumptions
  const known = useMemo(() => modelGaps(document), [document])
  const { state, start, cancel } = useFit()
  return (
    <div className={tables.panel}>
      <p className={tables.intro}>
        Type what the system shows today, deployed as drawn, over all requests of its busiest hour. One factor can then
        be fitted at a time. It counts on both sides alike, so it changes how large a difference is, not who is asked to
        pay it. The figures travel with the design.
      </p>
      <div className={styles.columns}>
        <section aria-label="Measured" className={styles.fields}>
          <h3>Measured, as drawn</h3>
          {figures.map(({ of, label, measure }) => (
            <NumberInput
              key={of}
              label={label}
              name={`Say what was measured: ${label}`}
              value={measured?.[of]}
              measure={measure}
              auto="not measured"
              min={0}
              edit={(value) => saying(of, value)}
            />
          ))}
        </section>
        <section aria-label="Factors" className={styles.factors}>
          <h3>Factors</h3>
          {groups.map(({ of, label, about }) => (
            <div key={of} className={styles.factor}>
              <span>
                {label} <strong>{multiple(factors[of])}</strong>
                <span className={tables.intro}> {about}</span>
              </span>
              <Button disabled={state.running !== undefined} onClick={() => start(of)}>
                Fit {label.toLowerCase()}
              </Button>
              <Button weight="quiet" disabled={factors[of] === 1} onClick={() => keep(of, 1)}>
                Reset<span className="visually-hidden"> {label.toLowerCase()}</span>
              </Button>
            </div>
          ))}
          <p role="status" className={styles.status}>
            {state.running && `Fitting ${state.running === 'price' ? 'prices' : state.running} …`}
            {state.why}
            {state.running && (
              <Button weight="quiet" onClick={cancel}>
                Cancel
              </Button>
            )}
          </p>
        </section>
      </div>
      {known.ok ? <Errors of={known.value} /> : <p>{known.problem.message}</p>}
    </div>
  )
}

function Errors({ of }: { readonly of: readonly ModelGap[] }) {
  if (of.length === 0) return null
  const shown = (figure: ModelGap['figure'], value: number) => (figure === 'monthly' ? money(value) : time(value))
  const off = (error: number) =>
    !Number.isFinite(error)
      ? '–'
      : Math.abs(error) < 5e-4
        ? '0\u202f%'
        : `${error < 0 ? '−' : '+'}${share(Math.abs(error))}`
  return (
    <div className={styles.wide}>
      <Table
        caption="Measured figures beside those of the model"
        columns={[
          { key: 'figure', label: 'Figure' },
          { key: 'measured', label: 'Measured', numeric: true },
          { key: 'model', label: 'Model', numeric: true },
          { key: 'off', label: 'Off by', numeric: true },
          { key: 'calibrated', label: 'Calibrated', numeric: true },
          { key: 'still', label: 'Still off by', numeric: true },
        ]}
        rows={of.map(({ figure, measured, modelled, calibrated }) => ({
          key: figure,
          cells: [
            figures.find((one) => one.of === figure)?.label,
            shown(figure, measured),
            shown(figure, modelled),
            off(relativeError(measured, modelled)),
            shown(figure, calibrated),
            off(relativeError(measured, calibrated)),
          ],
        }))}
      />
    </div>
  )
}

function saying(figure: keyof Measurements, value: number | undefined): Edit {
  return (document) => {
    const { [figure]: _, ...others } = document.assumptions.measured ?? {}
    const measured: Measurements = value === undefined ? others : { ...others, [figure]: value }
    return setAssumptions({ measured: Object.keys(measured).length === 0 ? undefined : measured })(document)
  }
}

function keep(group: FactorGroup, factor: number): void {
  store
    .getState()
    .edit('Reset a factor', (document) =>
      withFactors(document, { ...(document.assumptions.factors ?? noCalibration), [group]: factor }),
    )
}
