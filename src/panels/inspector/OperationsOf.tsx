/** The operations of a service, each with its own work without calls. */

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { memo } from '../../base/memo'
import { rows } from '../../base/table'
import { operationId } from '../../model/constructors'
import type { Design, Operation, OperationId, Service, ServiceId } from '../../model/document'
import {
  addOperation,
  editOperation,
  removeOperation,
  renameOperation,
  reorderOperation,
} from '../../model/edits/operationEdits'
import { operationFields, operationName } from '../../model/fields/operationFields'
import { kindForms } from '../../model/kinds/index'
import { rowPath } from '../../model/rowPath'
import { freeOperationName } from '../../store/derived/freeOperationName'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { editableNumber } from '../../ui/expression'
import { IconButton } from '../../ui/IconButton'
import { TextInput } from './FieldInputs'
import styles from './Inspector.module.css'
import { NumberInput } from './NumberInput'

const operationsOf = memo((operations: Design['operations'], service: ServiceId) =>
  rows(operations).filter((one) => one.service === service),
)

export function OperationsOf({ service }: { readonly service: Service }) {
  const operations = useStore((state) => operationsOf(state.document.design.operations, service.id))
  // The operation just added is open, with its name selected.
  const [fresh, setFresh] = useState<OperationId>()
  const add = () => {
    const name = freeOperationName(store.getState().document.design, service.id)
    store.getState().edit('Add an operation', addOperation(service.id, name))
    setFresh(operationId(service.id, name))
  }
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>
        Operations
        <Button weight="quiet" icon={<Plus size={14} />} onClick={add}>
          Add
        </Button>
      </h2>
      {operations.map((one, at) => (
        <OneOperation
          key={one.id}
          operation={one}
          service={service}
          open={operations.length === 1 || one.id === fresh}
          fresh={one.id === fresh}
          above={at > 0}
          below={at < operations.length - 1}
        />
      ))}
    </section>
  )
}

/** The numbers of an operation, each with the name of its undo step. */
const numbers = [
  { property: 'demand', name: 'Change CPU time' },
  { property: 'cv', name: 'Change variation' },
  { property: 'wait', name: 'Change waiting' },
  { property: 'errorRate', name: 'Change errors' },
] as const

interface Props {
  readonly operation: Operation
  readonly service: Service
  readonly open: boolean
  readonly fresh: boolean
  /** Whether there is an operation before it, and after it. */
  readonly above: boolean
  readonly below: boolean
}

function OneOperation({ operation, service, open, fresh, above, below }: Props) {
  const defaults = kindForms[service.kind].operation
  const row = rowPath(operation.id)
  const move = (by: -1 | 1) => store.getState().edit('Reorder operations', reorderOperation(operation.id, by))
  return (
    <details className={styles.row} open={open} ref={fresh ? typeName : undefined}>
      <summary>
        {operation.name}
        <span className={styles.aside}>{editableNumber(operation.demand * 1000, 3)} ms CPU</span>
      </summary>
      <div>
        <TextInput
          field={operationName}
          value={operation.name}
          required
          onCommit={(name) => store.getState().edit('Rename an operation', renameOperation(operation.id, name))}
        />
        {numbers.map(({ property, name }) => (
          <NumberInput
            key={property}
            field={operationFields[property]}
            name={name}
            row={row}
            value={operation[property]}
            kindDefault={defaults[property]}
            edit={(value) => editOperation(operation.id, { [property]: value ?? defaults[property] })}
          />
        ))}
        <div className={styles.actions}>
          {(above || below) && (
            <>
              <IconButton label={`Move ${operation.name} up`} disabled={!above} onClick={() => move(-1)}>
                <ArrowUp size={14} />
              </IconButton>
              <IconButton label={`Move ${operation.name} down`} disabled={!below} onClick={() => move(1)}>
                <ArrowDown size={14} />
              </IconButton>
            </>
          )}
          <IconButton
            label={`Delete ${operation.name} with its calls`}
            onClick={() => store.getState().edit('Delete an operation', removeOperation(operation.id))}
          >
            <Trash2 size={14} />
          </IconButton>
        </div>
      </div>
    </details>
  )
}

/** Focuses and selects the name of an operation just added. */
function typeName(row: HTMLDetailsElement | null): void {
  const field = row?.querySelector('input')
  field?.focus()
  field?.select()
}
