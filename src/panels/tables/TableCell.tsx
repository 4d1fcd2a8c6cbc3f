/**
 * A cell of an editable table. Enter commits it and moves down, Escape reverts it, an invalid text is reported and
 * changes nothing; a block from a spreadsheet is pasted from this cell on.
 */

import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import type { TableColumn } from './editableTable'
import { isCellBlock } from './pasteBlock'
import styles from './TableTab.module.css'

interface Props {
  readonly column: TableColumn
  readonly text: string
  /** Label for screen readers: "CPU time of web". */
  readonly label: string
  /** Id of the `datalist` of operations. */
  readonly operations: string
  readonly onWrite: (text: string) => void
  readonly onPaste: (block: string) => void
}

export function TableCell({ column, text, label, operations, onWrite, onPaste }: Props) {
  const [draft, setDraft] = useState<string>()
  if (!column.write) return <span className={styles.fixed}>{text}</span>
  const paste = (event: ClipboardEvent) => {
    const block = event.clipboardData.getData('text/plain')
    if (!isCellBlock(block)) return
    event.preventDefault()
    setDraft(undefined)
    onPaste(block)
  }
  if (column.options) {
    return (
      <select
        className={styles.cell}
        aria-label={label}
        value={text}
        onChange={(event) => onWrite(event.target.value)}
        onPaste={paste}
      >
        {!column.options.includes(text) && <option value={text}>{text}</option>}
        {column.options.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    )
  }
  const settle = () => {
    if (draft !== undefined && draft !== text) onWrite(draft)
    setDraft(undefined)
  }
  const typed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      setDraft(undefined)
    }
    const by = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    settle()
    const cell = event.currentTarget.closest('td, th') as HTMLTableCellElement | null
    const line = cell?.closest('tr')
    const other = by > 0 ? line?.nextElementSibling : line?.previousElementSibling
    other?.children[cell?.cellIndex ?? 0]?.querySelector<HTMLElement>('input, select')?.focus()
  }
  return (
    <input
      className={column.numeric ? `${styles.cell} ${styles.numeric}` : styles.cell}
      aria-label={label}
      inputMode={column.numeric ? 'decimal' : undefined}
      autoComplete="off"
      spellCheck={false}
      list={column.operation ? operations : undefined}
      value={draft ?? text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={typed}
      onPaste={paste}
      onBlur={settle}
    />
  )
}
