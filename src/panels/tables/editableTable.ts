/**
 * The form of a sheet: one table of the design as a spreadsheet has it, rows by number, cells as text. Everything
 * that is typed or pasted goes through `write`, which gives an edit or says in one sentence why there is none.
 */

import { failure, type Result } from '../../base/result'
import type { Document, Edit } from '../../model/document'

export interface EditableTable {
  readonly label: string
  readonly columns: readonly TableColumn[]
  readonly size: (document: Document) => number
  /** Stable while the row is edited: React keeps the cell, and the focus in it. */
  readonly key: (document: Document, row: number) => string
  /** One row more at the end; undefined: there is nothing to add one to. */
  readonly add: (document: Document) => Edit | undefined
  readonly remove: (document: Document, row: number) => Edit
}

export interface TableColumn {
  readonly label: string
  /** Heads of earlier versions, which a pasted block may still have. */
  readonly formerLabels?: readonly string[]
  readonly numeric?: boolean
  /** All that may stand here. */
  readonly options?: readonly string[]
  /** Operations are offered while one types. */
  readonly operation?: boolean
  readonly text: (document: Document, row: number) => string
  /** Undefined: only to be read. */
  readonly write?: (text: string, document: Document, row: number) => Result<Edit>
}

export interface RowColumn<Row> extends Omit<TableColumn, 'text' | 'write'> {
  readonly text: (row: Row, document: Document) => string
  readonly write?: (text: string, row: Row, document: Document) => Result<Edit>
}

interface Parts<Row> {
  readonly label: string
  readonly rows: (document: Document) => readonly Row[]
  readonly fields: readonly RowColumn<Row>[]
  readonly add: (document: Document) => Edit | undefined
  readonly remove: (row: Row) => Edit
}

export function editableTable<Row extends { readonly id: string }>({
  label,
  rows,
  fields,
  add,
  remove,
}: Parts<Row>): EditableTable {
  const gone = failure('', 'There is no such row.')
  return {
    label,
    add,
    size: (document) => rows(document).length,
    key: (document, row) => rows(document)[row]?.id ?? String(row),
    remove: (document, row) => {
      const one = rows(document)[row]
      return one ? remove(one) : (same) => same
    },
    columns: fields.map(
      ({ text, write, ...rest }): TableColumn => ({
        ...rest,
        text: (document, row) => {
          const one = rows(document)[row]
          return one ? text(one, document) : ''
        },
        ...(write && {
          write: (typed: string, document: Document, row: number) => {
            const one = rows(document)[row]
            return one ? write(typed, one, document) : gone
          },
        }),
      }),
    ),
  }
}
