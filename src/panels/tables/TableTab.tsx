/** The design as tables: services, operations, calls, workloads, typed into or pasted from a spreadsheet. */

import { Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { type Result, sentence } from '../../base/result'
import type { Document, Edit } from '../../model/document'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { type TableId, tables } from './index'
import { operationReferences } from './operationReference'
import { pasteBlock } from './pasteBlock'
import { TableCell } from './TableCell'
import styles from './TableTab.module.css'

/** Rows shown at first: a thousand rows of inputs would make the page slow. */
const page = 150

export default function TableTab() {
  const [id, choose] = useState<TableId>('services')
  const [shown, show] = useState(page)
  const [wrong, setWrong] = useState<string>()
  const list = useId()
  const document = useStore((state) => state.document)
  const editable = tables[id]
  const size = editable.size(document)

  const change = (name: string, make: (document: Document) => Result<Edit>) => {
    const result = make(store.getState().document)
    setWrong(result.ok ? undefined : sentence(result.problem))
    if (result.ok) store.getState().edit(name, result.value)
  }
  const add = editable.add(document)
  return (
    <div>
      <div className={styles.head}>
        <fieldset className={styles.kinds}>
          <legend className="visually-hidden">Table that is shown</legend>
          {(Object.keys(tables) as TableId[]).map((one) => (
            <label key={one} className={styles.kind}>
              <input
                type="radio"
                name={list}
                checked={one === id}
                onChange={() => {
                  choose(one)
                  show(page)
                  setWrong(undefined)
                }}
              />
              {tables[one].label} {tables[one].size(document)}
            </label>
          ))}
        </fieldset>
        <Button
          icon={<Plus size={14} />}
          disabled={!add}
          onClick={() => add && store.getState().edit(`Add to ${editable.label.toLowerCase()}`, add)}
        >
          Add a row
        </Button>
        <p role="status" className={wrong ? styles.wrong : styles.hint}>
          {wrong ?? 'Rows can be pasted from a spreadsheet: click a cell, then paste.'}
        </p>
      </div>
      <table className={styles.table}>
        <caption className="visually-hidden">{editable.label} of this design</caption>
        <thead>
          <tr>
            {editable.columns.map(({ label, numeric }) => (
              <th key={label} scope="col" className={numeric ? styles.numeric : undefined}>
                {label}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: Math.min(size, shown) }, (_, row) => {
            const name = editable.columns[0]?.text(document, row) ?? ''
            return (
              <tr key={editable.key(document, row)}>
                {editable.columns.map((column, i) => (
                  <td key={column.label}>
                    <TableCell
                      column={column}
                      text={column.text(document, row)}
                      label={`${column.label} of ${name}, row ${row + 1}`}
                      operations={list}
                      onWrite={(text) =>
                        change(`Change ${column.label.toLowerCase()}`, (now) => column.write?.(text, now, row) ?? keep)
                      }
                      onPaste={(block) => change('Paste rows', (now) => pasteBlock(editable, now, block, row, i))}
                    />
                  </td>
                ))}
                <td>
                  <IconButton
                    label={`Delete row ${row + 1}: ${name}`}
                    onClick={() => store.getState().edit('Delete a row', editable.remove(document, row))}
                  >
                    <Trash2 size={14} />
                  </IconButton>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {size === 0 && <p className={styles.hint}>There are none yet.</p>}
      {size > shown && <Button onClick={() => show(size)}>Show all {size} rows</Button>}
      <datalist id={list}>
        {[...operationReferences(document.design).values()].slice(0, 500).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  )
}

const keep: Result<Edit> = { ok: true, value: (document) => document }
