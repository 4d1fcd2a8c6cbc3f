/** The form of an assumed input: the range of the true value, and why. */

import type { AssumedInput } from '../../model/document'
import { setAssumed } from '../../model/edits/assumptionEdits'
import { patchRow } from '../../model/edits/patchRow'
import { assumedInputFields, rangeEnd } from '../../model/fields/doubtFields'
import { type NumberFieldSpec, shownBounds, shownPerFileUnit } from '../../model/fields/fieldSpec'
import { siValue } from '../../model/fields/fieldUnit'
import { store } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { NumberField } from '../../ui/NumberField'
import { TextInput } from './FieldInputs'
import styles from './Inspector.module.css'

interface Props {
  readonly path: string
  readonly field: NumberFieldSpec
  readonly assumed: AssumedInput | undefined
  readonly onDone: () => void
}

export default function AssumedRange({ path, field, assumed, onDone }: Props) {
  const { label, unit } = field
  const change = (next: AssumedInput | undefined) =>
    store.getState().edit(next ? `Mark ${label} as assumed` : `Mark ${label} as known`, setAssumed(path, next))
  const ratio = shownPerFileUnit(field)
  const [low, high] = (assumed?.range ?? []).map((end) => end * ratio)
  const inFile = (shown: number) => siValue(shown, 1 / ratio)
  const setRange = (from: number | undefined, to: number | undefined) => {
    const isRange = from !== undefined && to !== undefined && from <= to
    change(patchRow(assumed ?? {}, { range: isRange ? [inFile(from), inFile(to)] : undefined }))
  }
  const ends = { unit: unit.symbol, clearable: true, ...shownBounds({ ...rangeEnd, unit }) }
  return (
    <div className={styles.doubt}>
      <p>
        {assumed ? 'Nobody measured this. ' : 'Was this measured? If not, mark it. '}
        The range says where the truth may lie.
      </p>
      {assumed ? (
        <>
          <NumberField label="Lowest" {...ends} value={low} onCommit={(from) => setRange(from, high ?? from)} />
          <NumberField label="Highest" {...ends} value={high} onCommit={(to) => setRange(low ?? to, to)} />
          <TextInput
            field={assumedInputFields.why}
            value={assumed.why ?? ''}
            onCommit={(why) => change(patchRow(assumed, { why: why || undefined }))}
          />
          <Button
            onClick={() => {
              change(undefined)
              onDone()
            }}
          >
            It is known
          </Button>
        </>
      ) : (
        <Button onClick={() => change({})}>Mark as assumed</Button>
      )}
    </div>
  )
}
