/**
 * "Nobody measured this": the mark of an assumed input, with the range in which the truth may lie. An input
 * without the mark gets it here; so does its doubt reach the verdict.
 */

import { lazy, Suspense, useRef, useState } from 'react'
import { useStore } from '../../store/useStore'
import { editableNumber } from '../../ui/expression'
import { Popover } from '../../ui/Popover'
import type { DisplayUnit } from './displayUnits'
import styles from './Inspector.module.css'

const Doubt = lazy(() => import('./AssumedRange'))

interface Props {
  readonly path: string
  readonly label: string
  readonly measure: DisplayUnit
}

export function AssumedMark({ path, label, measure }: Props) {
  const doubt = useStore((state) => state.document.assumed[path])
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const unit = measure.unit ? ` ${measure.unit}` : ''
  const per = (measure.file ?? measure.scale) / measure.scale
  const range =
    doubt?.range && `${editableNumber(doubt.range[0] * per, 3)} to ${editableNumber(doubt.range[1] * per, 3)}${unit}`
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
        <Suspense>
          <Doubt path={path} doubt={doubt} unit={measure.unit} per={per} label={label} onDone={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </>
  )
}
