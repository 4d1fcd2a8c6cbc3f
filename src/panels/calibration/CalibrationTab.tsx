/**
 * Measured figures beside those of the model, with the error of each; and one calibration factor per group that can be
 * fitted and reset. The uncalibrated figure is shown beside the calibrated one.
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
import { factorFields, measurementFields } from '../../model/fields/measurementFields'
import { noCalibration } from '../../scorer/lowering/calibrationFactors'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { Table } from '../../ui/Table'
import tables from '../environment/panel.module.css'
import { money, multiple, share, time } from '../figures/figureFormat'
import { NumberInput } from '../inspector/NumberInput'
import styles from './Calibration.module.css'
import { useFit } from './useFit'

const figures = Object.keys(measurementFields) as (keyof Measurements)[]
const groups = Object.keys(factorFields) as FactorGroup[]

export default function CalibrationTab() {
  const document = useStore((state) => state.document)
  const { measured, factors = noCalibration } = document.assumptions
  const modelErrors = useMemo(() => modelGaps(document), [document])
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
          {figures.map((figure) => (
            <NumberInput
              key={figure}
              field={measurementFields[figure]}
              name={`Say what was measured: ${measurementFields[figure].label}`}
              value={measured?.[figure]}
              edit={(value) => saying(figure, value)}
            />
          ))}
        </section>
        <section aria-label="Factors" className={styles.factors}>
          <h3>Factors</h3>
          {groups.map((group) => {
            const { label, description } = factorFields[group]
            return (
              <div key={group} className={styles.factor}>
                <span>
                  {label} <strong>{multiple(factors[group])}</strong>
                  <span className={tables.intro}> {description}</span>
                </span>
                <Button disabled={state.running !== undefined} onClick={() => start(group)}>
                  Fit {label.toLowerCase()}
                </Button>
                <Button weight="quiet" disabled={factors[group] === 1} onClick={() => keep(group, 1)}>
                  Reset<span className="visually-hidden"> {label.toLowerCase()}</span>
                </Button>
              </div>
            )
          })}
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
      {modelErrors.ok ? <Errors gaps={modelErrors.value} /> : <p>{modelErrors.problem.message}</p>}
    </div>
  )
}

function Errors({ gaps }: { readonly gaps: readonly ModelGap[] }) {
  if (gaps.length === 0) return null
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
        rows={gaps.map(({ figure, measured, modelled, calibrated }) => ({
          key: figure,
          cells: [
            measurementFields[figure].label,
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
