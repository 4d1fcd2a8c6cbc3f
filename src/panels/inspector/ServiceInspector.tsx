/** The fields of one service: kind, offer, operations, needs, and reasons to stay apart. */

import { catalogs } from '../../catalog/index'
import type { Service } from '../../model/document'
import type { Patch } from '../../model/edits/patchRow'
import { editService } from '../../model/edits/serviceEdits'
import { serviceFields } from '../../model/fields/serviceFields'
import { kindForms } from '../../model/kinds/index'
import { rowPath } from '../../model/rowPath'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { KindIcon } from '../../ui/KindIcon'
import { SelectField } from '../../ui/SelectField'
import { CallsOf } from './CallsOf'
import { changeService } from './changeService'
import { DeployableSection } from './DeployableSection'
import { ChoiceInput, TextInput } from './FieldInputs'
import styles from './Inspector.module.css'
import { LockedNote } from './LockedNote'
import { machineGroups } from './machineGroups'
import { NumberInput } from './NumberInput'
import { OperationsOf } from './OperationsOf'
import { isOnFunctions, isProvisioned } from './ownPlatform'
import { ReplicasInput } from './ReplicasInput'
import { RunsOnSelect } from './RunsOnSelect'
import { ServicePrice } from './ServicePrice'

export default function ServiceInspector({ service }: { readonly service: Service }) {
  const form = kindForms[service.kind]
  const change = (name: string, patch: Patch<Omit<Service, 'id'>>) =>
    store.getState().edit(name, editService(service.id, patch))
  const defaults = form.service
  const row = rowPath(service.id)
  const document = useStore((state) => state.document)
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const existing = (field: 'team' | 'runtime') => [
    ...new Set(Object.values(document.design.services).flatMap((one) => one[field] ?? [])),
  ]

  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.title}>
          <KindIcon name={form.icon} size={17} />
          {service.name}
        </h2>
        <p className={styles.about}>{form.about}</p>
        <LockedNote services={[service.id]} />
        <TextInput
          field={serviceFields.name}
          value={service.name}
          required
          onCommit={(name) => change('Rename', { name })}
        />
        <ChoiceInput
          field={serviceFields.kind}
          value={service.kind}
          onCommit={(kind) =>
            store.getState().edit('Change the kind', changeService(service.id, { kind, runsOn: undefined }))
          }
        />
        <RunsOnSelect
          kind={service.kind}
          value={service.runsOn}
          onCommit={(runsOn) => change('Change what it runs on', { runsOn })}
        />
      </section>
      <ServicePrice service={service} />
      <OperationsOf service={service} />
      <CallsOf service={service} />
      {form.group === 'mergeable' && (
        <section className={styles.section}>
          <h2 className={styles.heading}>Needs</h2>
          <NumberInput
            field={serviceFields.memory}
            name="Change base memory"
            row={row}
            value={service.memory}
            kindDefault={defaults.memory}
            edit={(memory) => editService(service.id, { memory: memory ?? defaults.memory })}
          />
          <NumberInput
            field={serviceFields.memoryPerRequest}
            name="Change memory per request"
            row={row}
            value={service.memoryPerRequest}
            kindDefault={defaults.memoryPerRequest}
            edit={(value) => editService(service.id, { memoryPerRequest: value ?? defaults.memoryPerRequest })}
          />
          <ReplicasInput value={service.replicas} onCommit={(replicas) => change('Change replicas', { replicas })} />
          <NumberInput
            field={serviceFields.concurrency}
            name="Change concurrency"
            row={row}
            value={service.concurrency}
            edit={(concurrency) => editService(service.id, { concurrency })}
          />
          <NumberInput
            field={serviceFields.zones}
            name="Change zones"
            value={service.zones}
            kindDefault={defaults.zones}
            edit={(zones) => editService(service.id, { zones: zones ?? defaults.zones })}
          />
          {(isProvisioned(catalog, service) || service.machineGroup !== undefined) && (
            <TextInput
              field={serviceFields.machineGroup}
              value={service.machineGroup ?? ''}
              suggestions={machineGroups(document)}
              onCommit={(group) => change('Change what shares machines', { machineGroup: group || undefined })}
            />
          )}
          {(isOnFunctions(catalog, service) || service.provisionedConcurrency !== undefined) && (
            <NumberInput
              field={serviceFields.provisionedConcurrency}
              name="Change what is kept ready"
              value={service.provisionedConcurrency}
              edit={(provisionedConcurrency) => editService(service.id, { provisionedConcurrency })}
            />
          )}
        </section>
      )}
      <DeployableSection service={service} />
      <section className={styles.section}>
        <h2 className={styles.heading}>Reasons to stay apart</h2>
        <TextInput
          field={serviceFields.keepApart}
          value={service.keepApart ?? ''}
          onCommit={(text) => change('Change why it stays apart', { keepApart: text || undefined })}
        />
        <TextInput
          field={serviceFields.team}
          value={service.team ?? ''}
          suggestions={existing('team')}
          onCommit={(text) => change('Change the team', { team: text || undefined })}
        />
        <TextInput
          field={serviceFields.runtime}
          value={service.runtime ?? ''}
          suggestions={existing('runtime')}
          onCommit={(text) => change('Change the runtime', { runtime: text || undefined })}
        />
        {form.group !== 'mergeable' && (
          <SelectField
            label={serviceFields.dissolves.label}
            value={service.dissolves === undefined ? 'auto' : service.dissolves ? 'yes' : 'no'}
            options={[
              { value: 'auto', label: form.group === 'glue' ? 'when all around it is merged' : 'no, it stays remote' },
              { value: 'yes', label: 'yes: it becomes memory or code' },
              { value: 'no', label: 'no: it is kept' },
            ]}
            onCommit={(value) =>
              store
                .getState()
                .edit(
                  'Change whether it dissolves',
                  changeService(service.id, { dissolves: value === 'auto' ? undefined : value === 'yes' }),
                )
            }
          />
        )}
      </section>
    </>
  )
}
