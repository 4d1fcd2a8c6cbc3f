/** Colours of a deployable's frame: a fixed set, each with its name, so that nothing hangs on seeing it. */

import { useId } from 'react'
import type { Color } from '../../model/document'
import styles from './ColorPicker.module.css'

const colors: readonly Color[] = ['blue', 'violet', 'pink', 'red', 'yellow', 'green', 'brown', 'grey']

interface Props {
  readonly value: Color | undefined
  readonly onCommit: (color: Color | undefined) => void
}

export function ColorPicker({ value, onCommit }: Props) {
  const group = useId()
  return (
    <fieldset className={styles.colors}>
      <legend>Colour</legend>
      <div>
        {[undefined, ...colors].map((color) => (
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
