/** A table with a caption for screen readers, a sticky head and numbers aligned to the right. */

import type { ReactNode } from 'react'
import styles from './Table.module.css'

/** A column head; numeric columns are aligned to the right. */
export interface TableColumn {
  readonly key: string
  readonly label: ReactNode
  readonly numeric?: boolean | undefined
}

interface Props {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly {
    readonly key: string
    readonly cells: readonly ReactNode[]
    /** Totals and the like. */
    readonly strong?: boolean
  }[]
}

export function Table({ caption, columns, rows }: Props) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.numeric ? styles.numeric : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.strong ? styles.strong : undefined}>
            {columns.map((column, i) =>
              i === 0 ? (
                <th key={column.key} scope="row">
                  {row.cells[i]}
                </th>
              ) : (
                <td key={column.key} className={column.numeric ? styles.numeric : undefined}>
                  {row.cells[i]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
