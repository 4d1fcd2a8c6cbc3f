/** Colours of a deployable's frame: a fixed set with names, so that none is identified by colour alone. */

import { useId } from 'react'
import type { Color } from '../../model/document'
import { deployableFields } from '../../model/fields/deployableFields'
import styles from './ColorPicker.module.css'

const { label, choices } = deployableFields.color

interface Props {
  readonly value: Color | undefined
  readonly onCommit: (color: Color | undefined) => void
}

export function ColorPicker({ value, onCommit }: Props) {
  const group = useId()
  return (
    <fieldset className={styles.colors}>
      <legend>{label}</legend>
      <div>
        {[undefined, ...choices.map(({ value }) => value)].map((color) => (
          <label key={color ?? 'none'} data-color={color} data-tip={color ?? 'none'} className={styles.color}>
            <input
              type="radio"
              name={group}
              aria-label={color ?? 'none'}
              checked={value === color}
              onChange={() => onCommit(color)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
