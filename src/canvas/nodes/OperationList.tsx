/**
 * The operations of the selected service, in its box: a badge on the lower border opens a list in which they are
 * added, renamed, reordered and deleted. Their figures are edited in the inspector.
 */

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { duration } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import type { Operation, ServiceId } from '../../model/document'
import { addOperation, removeOperation, renameOperation, reorderOperation } from '../../model/edits/operationEdits'
import { freeOperationName } from '../../store/derived/freeOperationName'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Popover } from '../../ui/Popover'
import badge from './NodeBadges.module.css'
import styles from './OperationList.module.css'

export default function OperationList({ id }: { readonly id: ServiceId }) {
  const isAlone = useStore(({ selection }) => selection.services.length === 1)
  const name = useStore(({ document }) => document.design.services[id]?.name ?? '')
  const table = useStore(({ document }) => document.design.operations)
  const [open, setOpen] = useState(false)
  const [addedIndex, setAddedIndex] = useState<number>()
  const anchor = useRef<HTMLButtonElement>(null)
  if (!isAlone) return null
  const operations = rows(table).filter((one) => one.service === id)
  const count = operations.length === 1 ? '1 operation' : `${operations.length} operations`
  const add = () => {
    const { document, edit } = store.getState()
    edit('Add an operation', addOperation(id, freeOperationName(document.design, id)))
    setAddedIndex(operations.length)
  }
  return (
    <div className={`${styles.mark} nodrag nopan`} {...isolated}>
      <button
        ref={anchor}
        type="button"
        className={badge.press}
        aria-label={`${count} of ${name}: show them`}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={badge.badge} data-tone="calm">
          {operations.length} {operations.length === 1 ? 'op' : 'ops'} ▾
        </span>
      </button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} label={`Operations of ${name}`}>
        <ol className={styles.list}>
          {operations.map((operation, i) => (
            <Row
              // By index: a new name is a new id, and the field must keep the focus.
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is identified by its index
              key={i}
              operation={operation}
              isAdded={i === addedIndex}
              isFirst={i === 0}
              isLast={i === operations.length - 1}
            />
          ))}
        </ol>
        <div className={styles.foot}>
          <Button weight="quiet" icon={<Plus size={14} />} onClick={add}>
            Add an operation
          </Button>
        </div>
      </Popover>
    </div>
  )
}

/** Events in the list reach neither the box under it nor the canvas. */
const stop = (event: { stopPropagation: () => void }) => event.stopPropagation()
const isolated = { onClick: stop, onDoubleClick: stop, onContextMenu: stop, onKeyDown: stopInList }

function stopInList(event: KeyboardEvent): void {
  // The canvas handles Tab on the badge; keys inside the list stay there.
  if ((event.target as Element).closest('[popover]')) event.stopPropagation()
}

interface Props {
  readonly operation: Operation
  readonly isAdded: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
}

function Row({ operation: { id, name, demand }, isAdded, isFirst, isLast }: Props) {
  const { edit } = store.getState()
  const rename = (text: string) => {
    const next = text.trim()
    if (next !== '' && next !== name) edit('Rename an operation', renameOperation(id, next))
  }
  return (
    <li className={styles.row}>
      <input
        key={name}
        className={styles.name}
        aria-label={`Name of ${name}`}
        defaultValue={name}
        maxLength={128}
        spellCheck={false}
        ref={isAdded ? selectText : undefined}
        onBlur={(event) => rename(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <span className={styles.work} data-tip="Own work of one execution">
        {duration(demand, 2)}
      </span>
      <IconButton
        label={`Move ${name} up`}
        disabled={isFirst}
        onClick={() => edit(reorderStep, reorderOperation(id, -1))}
      >
        <ArrowUp size={14} />
      </IconButton>
      <IconButton
        label={`Move ${name} down`}
        disabled={isLast}
        onClick={() => edit(reorderStep, reorderOperation(id, 1))}
      >
        <ArrowDown size={14} />
      </IconButton>
      <IconButton
        label={`Delete ${name} with its calls`}
        onClick={() => edit('Delete an operation', removeOperation(id))}
      >
        <Trash2 size={14} />
      </IconButton>
    </li>
  )
}

const reorderStep = 'Reorder operations'

/** A new operation is named next: its preliminary name is selected. */
function selectText(field: HTMLInputElement | null): void {
  field?.select()
}
