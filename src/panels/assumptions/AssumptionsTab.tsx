/** All assumptions in one place: global ones, overridden facts, and inputs marked as not measured. */

import { type DesignInput, designInputs } from '../../analysis/uncertainty/designInputs'
import { inputValueText } from '../../analysis/uncertainty/uncertainInput'
import { catalogs } from '../../catalog/index'
import { findFact } from '../../catalog/lookup'
import { overrideFact, setAssumed } from '../../model/edits/assumptionEdits'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { editableNumber } from '../../ui/expression'
import { Table } from '../../ui/Table'
import tables from '../environment/panel.module.css'
import { FigureButton } from '../figures/FigureButton'
import { figureKey } from '../figures/figureKey'
import { AssumptionForm } from '../inspector/AssumptionForm'
import styles from './AssumptionsTab.module.css'

export default function AssumptionsTab() {
  const document = useStore((state) => state.document)
  const { assumptions, assumed } = document
  const inputs = new Map(designInputs(document).map((input) => [input.id, input]))
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const overrides = Object.entries(assumptions.overrides)
  const doubts = Object.entries(assumed)
  return (
    <div className={styles.columns}>
      <section aria-label="Of the world">
        <h2>Of the world, on both sides</h2>
        <AssumptionForm />
      </section>
      <section aria-label="Changed facts and assumed inputs" className={tables.panel}>
        <h2>Facts changed by the author</h2>
        {overrides.length === 0 ? (
          <p className={tables.intro}>
            None: every price, latency and quota is the catalog’s. Open any figure to change one.
          </p>
        ) : (
          <Table
            caption="Facts changed by the author"
            columns={[
              { key: 'fact', label: 'Fact' },
              { key: 'value', label: 'Here', numeric: true },
              { key: 'catalog', label: 'Catalog', numeric: true },
              { key: 'why', label: 'Why' },
              { key: 'reset', label: 'Change' },
            ]}
            rows={overrides.map(([id, override]) => {
              const fact = catalog && findFact(catalog, id)
              return {
                key: id,
                cells: [
                  <FigureButton
                    key="fact"
                    opens={figureKey({ kind: 'fact', side: 'drawn', of: id })}
                    label={fact?.label ?? id}
                    wraps
                  >
                    {fact?.label ?? id}
                  </FigureButton>,
                  `${editableNumber(override.value)} ${fact?.unit ?? ''}`,
                  fact ? (fact.value === null ? 'no limit' : `${editableNumber(fact.value)} ${fact.unit}`) : '–',
                  override.why ?? '',
                  <Button
                    key="reset"
                    weight="quiet"
                    onClick={() => store.getState().edit('Reset a fact', overrideFact(id, undefined))}
                  >
                    Reset
                  </Button>,
                ],
              }
            })}
          />
        )}
        <h2>Inputs that nobody measured</h2>
        {doubts.length === 0 ? (
          <p className={tables.intro}>None is marked. Mark one with ± beside its field.</p>
        ) : (
          <Table
            caption="Inputs that nobody measured"
            columns={[
              { key: 'path', label: 'Input' },
              { key: 'here', label: 'Here', numeric: true },
              { key: 'range', label: 'May be', numeric: true },
              { key: 'why', label: 'Why' },
              { key: 'known', label: 'Change' },
            ]}
            rows={doubts.map(([path, doubt]) => ({
              key: path,
              cells: [
                <span key="path" className={styles.path}>
                  {inputs.get(path)?.label ?? path}
                </span>,
                shown(inputs.get(path), inputs.get(path)?.value),
                doubt.range
                  ? `${shown(inputs.get(path), doubt.range[0])} to ${shown(inputs.get(path), doubt.range[1])}`
                  : '–',
                doubt.why ?? '',
                <Button
                  key="known"
                  weight="quiet"
                  onClick={() => store.getState().edit('Mark as known', setAssumed(path, undefined))}
                >
                  Known
                </Button>,
              ],
            }))}
          />
        )}
      </section>
    </div>
  )
}

/** The value in the unit of the input; a plain number if the input is unknown. */
function shown(input: DesignInput | undefined, value: number | undefined): string {
  if (value === undefined) return '–'
  return input ? inputValueText(input, value) : editableNumber(value, 3)
}
