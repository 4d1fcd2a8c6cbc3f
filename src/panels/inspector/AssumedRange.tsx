/** What nobody measured, opened: the range in which the truth may lie, and why. */

import type { AssumedInput } from '../../model/document'
import { setAssumed } from '../../model/edits/assumptionEdits'
import { store } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { siValue } from './displayUnits'
import styles from './Inspector.module.css'

interface Props {
  readonly path: string
  readonly label: string
  readonly doubt: AssumedInput | undefined
  readonly unit: string | undefined
  /** One of the file's unit in the one that is shown. */
  readonly per: number
  readonly onDone: () => void
}

export default function AssumedRange({ path, label, doubt, unit, per, onDone }: Props) {
  const change = (next: AssumedInput | undefined) =>
    store.getState().edit(next ? `Mark ${label} as assumed` : `Mark ${label} as known`, setAssumed(path, next))
  const [low, high] = (doubt?.range ?? []).map((bound) => bound * per)
  const inFile = (shown: number) => siValue(shown, { scale: 1 / per })
  const bound = (from: number | undefined, to: number | undefined) => {
    const range =
      from !== undefined && to !== undefined && from <= to ? ([inFile(from), inFile(to)] as const) : undefined
    change({ ...doubt, range })
  }
  return (
    <div className={styles.doubt}>
      <p>
        {doubt ? 'Nobody measured this. ' : 'Was this measured? If not, mark it. '}
        The range says where the truth may lie.
      </p>
      {doubt ? (
        <>
          <NumberField
            label="Lowest"
            min={-1e12}
            max={1e12}
            value={low}
            unit={unit}
            clearable
            onCommit={(from) => bound(from, high ?? from)}
          />
          <NumberField
            label="Highest"
            min={-1e12}
            max={1e12}
            value={high}
            unit={unit}
            clearable
            onCommit={(to) => bound(low ?? to, to)}
          />
          <TextField
            label="Why"
            value={doubt.why ?? ''}
            onCommit={(why) => change({ ...doubt, why: why || undefined })}
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
