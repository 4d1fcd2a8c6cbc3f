/** What can be said of one service: what it is, what it runs on, what it needs, and why it may stay apart. */

import { idInFile } from '../../model/constructors'
import type { Kind, Service } from '../../model/document'
import { editService } from '../../model/edits/serviceEdits'
import { kindForms } from '../../model/kinds/index'
import { store, useStore } from '../../store/useStore'
import { KindIcon } from '../../ui/KindIcon'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import { CallsOf } from './CallsOf'
import { changeService } from './changeService'
import { DeployableSection } from './DeployableSection'
import { mebibytes, plainNumber } from './displayUnits'
import styles from './Inspector.module.css'
import { LockedNote } from './LockedNote'
import { NumberInput } from './NumberInput'
import { OperationsOf } from './OperationsOf'
import { ReplicasInput } from './ReplicasInput'
import { RunsOnSelect } from './RunsOnSelect'
import { ServicePrice } from './ServicePrice'

const kindOptions = (Object.keys(kindForms) as Kind[]).map((value) => ({ value, label: kindForms[value].label }))

export default function ServiceInspector({ service }: { readonly service: Service }) {
  const form = kindForms[service.kind]
  const change = (name: string, patch: Partial<Omit<Service, 'id'>>) =>
    store.getState().edit(name, editService(service.id, patch))
  const path = `services.${idInFile(service.id)}`
  const teams = useStore((state) => state.document.design.services)
  const known = (field: 'team' | 'runtime') => [...new Set(Object.values(teams).flatMap((one) => one[field] ?? []))]

  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.title}>
          <KindIcon name={form.icon} size={17} />
          {service.name}
        </h2>
        <p className={styles.about}>{form.about}</p>
        <LockedNote services={[service.id]} />
        <TextField label="Name" value={service.name} required onCommit={(name) => change('Rename', { name })} />
        <SelectField
          label="Kind"
          value={service.kind}
          options={kindOptions}
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
            label="Base memory"
            name="Change base memory"
            path={`${path}.memoryMiB`}
            value={service.memory}
            usual={form.service.memory}
            measure={mebibytes}
            min={0}
            max={2 ** 24}
            edit={(memory) => editService(service.id, { memory: memory ?? form.service.memory })}
          />
          <NumberInput
            label="Memory per request"
            name="Change memory per request"
            path={`${path}.memoryPerRequestMiB`}
            value={service.memoryPerRequest}
            usual={form.service.memoryPerRequest}
            measure={mebibytes}
            min={0}
            max={2 ** 20}
            edit={(value) => editService(service.id, { memoryPerRequest: value ?? form.service.memoryPerRequest })}
          />
          <ReplicasInput value={service.replicas} onCommit={(replicas) => change('Change replicas', { replicas })} />
          <NumberInput
            label="Concurrency"
            name="Change concurrency"
            path={`${path}.concurrency`}
            value={service.concurrency}
            measure={plainNumber}
            auto="auto"
            note="Requests one replica holds at once. Left empty: as what it runs on has it."
            min={1}
            max={1e6}
            whole
            edit={(concurrency) => editService(service.id, { concurrency })}
          />
          <NumberInput
            label="Zones"
            name="Change zones"
            value={service.zones}
            usual={form.service.zones}
            measure={plainNumber}
            min={1}
            max={100}
            whole
            edit={(zones) => editService(service.id, { zones: zones ?? form.service.zones })}
          />
        </section>
      )}
      <DeployableSection service={service} />
      <section className={styles.section}>
        <h2 className={styles.heading}>Reasons to stay apart</h2>
        <TextField
          label="Keep apart"
          value={service.keepApart ?? ''}
          placeholder="no reason"
          note="A reason in words keeps it out of the merged twin: compliance, isolation, release rhythm."
          onCommit={(text) => change('Change why it stays apart', { keepApart: text || undefined })}
        />
        <TextField
          label="Team"
          value={service.team ?? ''}
          suggestions={known('team')}
          onCommit={(text) => change('Change the team', { team: text || undefined })}
        />
        <TextField
          label="Runtime"
          value={service.runtime ?? ''}
          suggestions={known('runtime')}
          note="Services of different runtimes do not merge."
          onCommit={(text) => change('Change the runtime', { runtime: text || undefined })}
        />
        {form.group !== 'mergeable' && (
          <SelectField
            label="Dissolves"
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
