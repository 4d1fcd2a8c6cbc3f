/** Columns of what may be left open: an empty cell, or the word for it, leaves it to the rules. */

import { failure, success } from '../../base/result'
import type { Edit } from '../../model/document'
import { editableNumber } from '../../ui/expression'
import type { DisplayUnit } from '../inspector/displayUnits'
import { numberColumn, type RowColumn } from './editableTable'

interface Parts<Row> {
  readonly label: string
  readonly measure: DisplayUnit
  readonly min: number
  readonly max: number
  readonly whole?: boolean
  /** What stands there when nothing is said: "auto". */
  readonly open: string
  readonly value: (row: Row) => number | undefined
  readonly edit: (row: Row, value: number | undefined) => Edit
}

export function optionalColumn<Row>({ open, value, edit, ...rest }: Parts<Row>): RowColumn<Row> {
  const given = numberColumn<Row>({ ...rest, value: (row) => value(row) ?? Number.NaN, edit })
  return {
    ...given,
    text: (row) => {
      const known = value(row)
      return known === undefined ? open : editableNumber(known / rest.measure.scale)
    },
    write: (typed, row, document) => {
      const text = typed.trim().toLowerCase()
      if (text === '' || text === open) return success(edit(row, undefined))
      return given.write?.(typed, row, document) ?? failure('', 'It can only be read.')
    },
  }
}

/** "yes" or "no". */
export function booleanColumn<Row>(
  label: string,
  value: (row: Row) => boolean,
  edit: (row: Row, value: boolean) => Edit,
): RowColumn<Row> {
  return {
    label,
    options: ['no', 'yes'],
    text: (row) => (value(row) ? 'yes' : 'no'),
    write: (typed, row) => {
      const text = typed.trim().toLowerCase()
      if (/^(yes|true|1|x)$/.test(text)) return success(edit(row, true))
      return /^(no|false|0)$/.test(text) ? success(edit(row, false)) : failure('', 'It must be yes or no.')
    },
  }
}
