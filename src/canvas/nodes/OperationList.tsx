/**
 * The operations of the chosen box, in the box: a mark on its lower border opens them as a list, in which they are
 * added, named, put in order and deleted. What each does is in the fields.
 */

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { duration } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import type { Operation, ServiceId } from '../../model/document'
import { addOperation, removeOperation, renameOperation, reorderOperation } from '../../model/edits/operationEdits'
import { freeOperationName } from '../../store/freeName'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Popover } from '../../ui/Popover'
import badge from './Badge.module.css'
import styles from './OperationList.module.css'

export default function OperationList({ id }: { readonly id: ServiceId }) {
  const alone = useStore(({ selection }) => selection.services.length === 1)
  const name = useStore(({ document }) => document.design.services[id]?.name ?? '')
  const all = useStore(({ document }) => document.design.operations)
  const [open, setOpen] = useState(false)
  const [fresh, setFresh] = useState<number>()
  const anchor = useRef<HTMLButtonElement>(null)
  if (!alone) return null
  const operations = rows(all).filter((one) => one.service === id)
  const count = operations.length === 1 ? '1 operation' : `${operations.length} operations`
  const add = () => {
    const { document, edit } = store.getState()
    edit('Add an operation', addOperation(id, freeOperationName(document.design, id)))
    setFresh(operations.length)
  }
  return (
    <div className={`${styles.mark} nodrag nopan`} {...apart}>
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
          {operations.map((one, at) => (
            <Row
              // By place: a new name is a new id, and the field keeps the focus.
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row is
              key={at}
              operation={one}
              fresh={at === fresh}
              first={at === 0}
              last={at === operations.length - 1}
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

/** The box under it is neither dragged nor chosen nor typed into, and its keys are not the canvas's. */
const stop = (event: { stopPropagation: () => void }) => event.stopPropagation()
const apart = { onClick: stop, onDoubleClick: stop, onContextMenu: stop, onKeyDown: keysApart }

function keysApart(event: KeyboardEvent): void {
  // Tab from the mark goes where it always goes; all that is typed in the list stays there.
  if ((event.target as Element).closest('[popover]')) event.stopPropagation()
}

interface Props {
  readonly operation: Operation
  readonly fresh: boolean
  readonly first: boolean
  readonly last: boolean
}

function Row({ operation: { id, name, demand }, fresh, first, last }: Props) {
  const { edit } = store.getState()
  const settle = (typed: string) => {
    if (typed.trim() !== '' && typed.trim() !== name) edit('Rename an operation', renameOperation(id, typed.trim()))
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
        ref={fresh ? typed : undefined}
        onBlur={(event) => settle(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <span className={styles.work} data-tip="Own work of one execution">
        {duration(demand, 2)}
      </span>
      <IconButton label={`Move ${name} up`} disabled={first} onClick={() => edit(order, reorderOperation(id, -1))}>
        <ArrowUp size={14} />
      </IconButton>
      <IconButton label={`Move ${name} down`} disabled={last} onClick={() => edit(order, reorderOperation(id, 1))}>
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

const order = 'Reorder operations'

/** Whoever added it means to say what it is called. */
function typed(field: HTMLInputElement | null): void {
  field?.select()
}
