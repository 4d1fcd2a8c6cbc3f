/**
 * "Nobody measured this": the mark of an assumed input, with the range in which the truth may lie. An input
 * without the mark gets it here; so does its doubt reach the verdict.
 */

import { useRef, useState } from 'react'
import type { Assumed } from '../../model/document'
import { setAssumed } from '../../model/edits/assumptions'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { plain } from '../../ui/expression'
import { NumberField } from '../../ui/NumberField'
import { Popover } from '../../ui/Popover'
import { TextField } from '../../ui/TextField'
import styles from './Inspector.module.css'
import { inSI, type Measure } from './measures'

interface Props {
  readonly path: string
  readonly label: string
  readonly measure: Measure
}

export function AssumedMark({ path, label, measure }: Props) {
  const doubt = useStore((state) => state.document.assumed[path])
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const unit = measure.unit ? ` ${measure.unit}` : ''
  const per = (measure.file ?? measure.scale) / measure.scale
  const range = doubt?.range && `${plain(doubt.range[0] * per, 3)} to ${plain(doubt.range[1] * per, 3)}${unit}`
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={doubt ? styles.assumed : styles.unmarked}
        aria-label={doubt ? `${label} is assumed${range ? `, ${range}` : ''}` : `Mark ${label} as assumed`}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-tip={doubt ? [range, doubt.why].filter(Boolean).join(': ') || 'Assumed' : 'Mark as assumed'}
        onClick={() => setOpen(!open)}
      >
        {doubt ? 'assumed' : '±'}
      </button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} label={`Doubt about ${label}`}>
        <Doubt path={path} doubt={doubt} unit={measure.unit} per={per} label={label} onDone={() => setOpen(false)} />
      </Popover>
    </>
  )
}

interface DoubtProps {
  readonly path: string
  readonly label: string
  readonly doubt: Assumed | undefined
  readonly unit: string | undefined
  /** One of the file's unit in the one that is shown. */
  readonly per: number
  readonly onDone: () => void
}

function Doubt({ path, label, doubt, unit, per, onDone }: DoubtProps) {
  const change = (next: Assumed | undefined) =>
    store.getState().edit(next ? `Mark ${label} as assumed` : `Mark ${label} as known`, setAssumed(path, next))
  const [low, high] = (doubt?.range ?? []).map((bound) => bound * per)
  const inFile = (shown: number) => inSI(shown, { scale: 1 / per })
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
