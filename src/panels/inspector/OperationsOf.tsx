/** What a service does: its operations, each with its own work, calls left out. */

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { memo } from '../../base/memo'
import { rows } from '../../base/table'
import { idInFile, operationId } from '../../model/constructors'
import type { Design, Operation, OperationId, Service, ServiceId } from '../../model/document'
import {
  addOperation,
  editOperation,
  removeOperation,
  renameOperation,
  reorderOperation,
} from '../../model/edits/operationEdits'
import { kindForms } from '../../model/kinds/index'
import { freeOperationName } from '../../store/freeName'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { editableNumber } from '../../ui/expression'
import { IconButton } from '../../ui/IconButton'
import { TextField } from '../../ui/TextField'
import { milliseconds, percent, plainNumber } from './displayUnits'
import styles from './Inspector.module.css'
import { NumberInput } from './NumberInput'

const operationsOf = memo((operations: Design['operations'], service: ServiceId) =>
  rows(operations).filter((one) => one.service === service),
)

export function OperationsOf({ service }: { readonly service: Service }) {
  const operations = useStore((state) => operationsOf(state.document.design.operations, service.id))
  // The one that was just added is open, and its name ready to be typed.
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

interface Props {
  readonly operation: Operation
  readonly service: Service
  readonly open: boolean
  readonly fresh: boolean
  /** Whether there is another one before it, and after it. */
  readonly above: boolean
  readonly below: boolean
}

function OneOperation({ operation, service, open, fresh, above, below }: Props) {
  const usual = kindForms[service.kind].operation
  const path = `services.${idInFile(service.id)}.operations.${operation.name}`
  const change = (patch: Partial<Pick<Operation, 'demand' | 'cv' | 'wait' | 'errorRate'>>) =>
    editOperation(operation.id, patch)
  const move = (by: -1 | 1) => store.getState().edit('Reorder operations', reorderOperation(operation.id, by))
  return (
    <details className={styles.row} open={open} ref={fresh ? typeName : undefined}>
      <summary>
        {operation.name}
        <span className={styles.aside}>{editableNumber(operation.demand * 1000, 3)} ms CPU</span>
      </summary>
      <div>
        <TextField
          label="Name"
          value={operation.name}
          maxLength={128}
          required
          onCommit={(name) => store.getState().edit('Rename an operation', renameOperation(operation.id, name))}
        />
        <NumberInput
          label="CPU time"
          name="Change CPU time"
          path={`${path}.cpuMs`}
          value={operation.demand}
          usual={usual.demand}
          measure={milliseconds}
          note="Own work of one execution on the reference core, its calls left out."
          min={0}
          max={1e9}
          edit={(value) => change({ demand: value ?? usual.demand })}
        />
        <NumberInput
          label="Variation"
          name="Change variation"
          path={`${path}.cv`}
          value={operation.cv}
          usual={usual.cv}
          measure={plainNumber}
          note="Coefficient of variation of the work: 0 constant, 1 exponential."
          min={0}
          max={100}
          edit={(value) => change({ cv: value ?? usual.cv })}
        />
        <NumberInput
          label="Waits"
          name="Change waiting"
          path={`${path}.waitMs`}
          value={operation.wait}
          usual={usual.wait}
          measure={milliseconds}
          note="On nothing that is drawn: disk, sleep, somebody else's service."
          min={0}
          max={1e9}
          edit={(value) => change({ wait: value ?? usual.wait })}
        />
        <NumberInput
          label="Errors"
          name="Change errors"
          path={`${path}.errorRate`}
          value={operation.errorRate}
          usual={usual.errorRate}
          measure={percent}
          min={0}
          max={100}
          edit={(value) => change({ errorRate: value ?? usual.errorRate })}
        />
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

/** When it appears: whoever added it means to say what it is called. */
function typeName(row: HTMLDetailsElement | null): void {
  const field = row?.querySelector('input')
  field?.focus()
  field?.select()
}
