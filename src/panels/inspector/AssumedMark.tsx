/**
 * The mark of an assumed input, one that was not measured, with the range of its true value. An input without
 * the mark can be marked here; it is then varied in the draws of the verdict.
 */

import { Suspense, useRef, useState } from 'react'
import { type NumberFieldSpec, shownPerFileUnit } from '../../model/fields/fieldSpec'
import { useStore } from '../../store/useStore'
import { editableNumber } from '../../ui/expression'
import { lazyPart } from '../../ui/lazyPart'
import { Popover } from '../../ui/Popover'
import styles from './Inspector.module.css'

const AssumedRange = lazyPart('The range', () => import('./AssumedRange'))

interface Props {
  readonly path: string
  readonly field: NumberFieldSpec
}

export function AssumedMark({ path, field }: Props) {
  const assumed = useStore((state) => state.document.assumed[path])
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const { label } = field
  const unit = field.unit.symbol ? ` ${field.unit.symbol}` : ''
  const per = shownPerFileUnit(field)
  const range =
    assumed?.range &&
    `${editableNumber(assumed.range[0] * per, 3)} to ${editableNumber(assumed.range[1] * per, 3)}${unit}`
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={assumed ? styles.assumed : styles.unmarked}
        aria-label={assumed ? `${label} is assumed${range ? `, ${range}` : ''}` : `Mark ${label} as assumed`}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-tip={assumed ? [range, assumed.why].filter(Boolean).join(': ') || 'Assumed' : 'Mark as assumed'}
        onClick={() => setOpen(!open)}
      >
        {assumed ? 'assumed' : '±'}
      </button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} label={`Doubt about ${label}`}>
        <Suspense>
          <AssumedRange path={path} field={field} assumed={assumed} onDone={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </>
  )
}
