/** The deployable that a service shares: members, name, offer, replicas, colour. */

import { Split } from 'lucide-react'
import { memo } from '../../base/memo'
import { catalogs } from '../../catalog/index'
import { keyLabel } from '../../commands/keys'
import { deployableName } from '../../layout/arrangement'
import { collapseDeployables } from '../../layout/mergeEdits'
import { idInFile } from '../../model/constructors'
import type { Document, Service, ServiceId } from '../../model/document'
import { editDeployable, splitServices } from '../../model/edits/deployableEdits'
import { deployableFields } from '../../model/fields/deployableFields'
import { blocks, deployableOf } from '../../model/partition'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { platform } from '../environment/platform'
import { ColorPicker } from './ColorPicker'
import { TextInput } from './FieldInputs'
import styles from './Inspector.module.css'
import { machineGroups } from './machineGroups'
import { isProvisioned } from './ownPlatform'
import { ReplicasInput } from './ReplicasInput'
import { RunsOnSelect } from './RunsOnSelect'

const blocksOf = memo((partition: Document['partition'], services: Document['design']['services']) =>
  blocks(partition, services),
)

export function DeployableSection({ service }: { readonly service: Service }) {
  const document = useStore((state) => state.document)
  const { partition, design } = document
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const id = deployableOf(partition, service.id)
  const members = blocksOf(partition, design.services).get(id) ?? []
  if (members.length < 2) return null
  const row = partition.deployables[id]
  const hasMachines = members.some((member) => {
    const one = design.services[member]
    return one && isProvisioned(catalog, row?.runsOn === undefined ? one : { kind: one.kind, runsOn: row.runsOn })
  })
  // A deployable without a name of its own has its id as name, and is shown by the name of a member.
  const unnamed = idInFile(id)
  const others = members.filter((other) => other !== service.id)
  const names = others.map((other: ServiceId) => design.services[other]?.name).join(', ')
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>Deployable</h2>
      <p className={styles.about}>Deployed, scaled and billed as one with {names}.</p>
      <TextInput
        field={deployableFields.name}
        value={row === undefined || row.name === unnamed ? '' : row.name}
        placeholder={deployableName(design, partition, id, members.length)}
        onCommit={(name) =>
          store.getState().edit('Rename a deployable', editDeployable(id, { name: name === '' ? unnamed : name }))
        }
      />
      <RunsOnSelect
        kind="service"
        value={row?.runsOn}
        defaultLabel={deployableFields.runsOn.placeholder}
        onCommit={(runsOn) => store.getState().edit('Change what it runs on', editDeployable(id, { runsOn }))}
      />
      <ReplicasInput
        value={row?.replicas}
        onCommit={(replicas) => store.getState().edit('Change replicas', editDeployable(id, { replicas }))}
      />
      {(row?.machineGroup !== undefined || hasMachines) && (
        <TextInput
          field={deployableFields.machineGroup}
          value={row?.machineGroup ?? ''}
          suggestions={machineGroups(document)}
          onCommit={(group) =>
            store
              .getState()
              .edit('Change what shares machines', editDeployable(id, { machineGroup: group || undefined }))
          }
        />
      )}
      <ColorPicker
        value={row?.color}
        onCommit={(color) => store.getState().edit('Colour a deployable', editDeployable(id, { color }))}
      />
      <div className={styles.actions}>
        <Button
          aria-pressed={row?.collapsed === true}
          tip={keyLabel('shift+c', platform)}
          onClick={() =>
            store
              .getState()
              .edit(
                row?.collapsed ? 'Open a deployable' : 'Collapse',
                collapseDeployables([id], row?.collapsed !== true),
              )
          }
        >
          {row?.collapsed ? 'Show what is in it' : deployableFields.collapsed.label}
        </Button>
        <Button
          icon={<Split size={14} />}
          tip={keyLabel('shift+m', platform)}
          onClick={() => store.getState().edit('Split', splitServices([service.id]))}
        >
          Split {service.name} out
        </Button>
      </div>
    </section>
  )
}
