/** Several services at once: their common fields, "mixed" where they differ; an edit applies to all in one step. */

import { Merge, Split } from 'lucide-react'
import { catalogs } from '../../catalog/index'
import { keyLabel } from '../../commands/keys'
import type { Edit, Service } from '../../model/document'
import type { Patch } from '../../model/edits/patchRow'
import { editService } from '../../model/edits/serviceEdits'
import { serviceFields } from '../../model/fields/serviceFields'
import { kindForms } from '../../model/kinds/index'
import { deployableOf } from '../../model/partition'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { runCommand, useEnvironment } from '../environment/pageEnvironment'
import { platform } from '../environment/platform'
import { DeployableSection } from './DeployableSection'
import styles from './Inspector.module.css'
import { LockedNote } from './LockedNote'
import { combineEdits, MixedNumber, MixedText, partNote, sharedValue } from './MultiEditFields'
import { machineGroups } from './machineGroups'
import { isOnFunctions, isProvisioned } from './ownPlatform'
import { RunsOnSelect } from './RunsOnSelect'

export default function MultiServiceInspector({ services }: { readonly services: readonly Service[] }) {
  const { context } = useEnvironment()
  const document = useStore((state) => state.document)
  const { partition } = document
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const [first] = services
  if (!first) return null
  const own = services.filter((one) => kindForms[one.kind].group === 'mergeable')
  const provisioned = own.filter((one) => isProvisioned(catalog, one))
  const onFunctions = own.filter((one) => isOnFunctions(catalog, one))
  const kind = sharedValue(services, 'kind')
  const edited = (patch: Patch<Omit<Service, 'id'>>, of = services): Edit =>
    combineEdits(of.map((one) => editService(one.id, patch)))
  const change = (name: string, patch: Patch<Omit<Service, 'id'>>) => store.getState().edit(name, edited(patch))
  const together = services.every((one) => deployableOf(partition, one.id) === deployableOf(partition, first.id))
  const runsOn = sharedValue(services, 'runsOn')
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.title}>{services.length} services</h2>
        <p className={styles.about}>{services.map((one) => one.name).join(', ')}</p>
        <LockedNote services={services.map((one) => one.id)} />
        <div className={styles.actions}>
          <Button icon={<Merge size={14} />} tip={keyLabel('m', platform)} onClick={() => runCommand('merge', context)}>
            Merge into one deployable
          </Button>
          <Button
            icon={<Split size={14} />}
            tip={keyLabel('shift+m', platform)}
            onClick={() => runCommand('split', context)}
          >
            Split apart
          </Button>
        </div>
      </section>
      {together && <DeployableSection service={first} />}
      <section className={styles.section}>
        <h2 className={styles.heading}>All of them</h2>
        {!kind.mixed && kind.value && (
          <RunsOnSelect
            kind={kind.value}
            value={runsOn.mixed ? 'mixed' : runsOn.value}
            onCommit={(offer) => offer !== 'mixed' && change('Change what they run on', { runsOn: offer })}
          />
        )}
        {own.length > 0 &&
          (['memory', 'memoryPerRequest', 'concurrency', 'zones'] as const).map((property) => (
            <MixedNumber
              key={property}
              field={serviceFields[property]}
              property={property}
              rows={own}
              of={services.length}
              edit={(value) => edited({ [property]: value }, own)}
            />
          ))}
        {provisioned.length > 0 && (
          <MixedText
            field={serviceFields.machineGroup}
            shared={sharedValue(provisioned, 'machineGroup')}
            suggestions={machineGroups(document)}
            note={provisioned.length < services.length ? partNote(provisioned.length) : undefined}
            onCommit={(text) =>
              store
                .getState()
                .edit('Change what shares machines', edited({ machineGroup: text || undefined }, provisioned))
            }
          />
        )}
        {onFunctions.length > 0 && (
          <MixedNumber
            field={serviceFields.provisionedConcurrency}
            property="provisionedConcurrency"
            rows={onFunctions}
            of={services.length}
            edit={(value) => edited({ provisionedConcurrency: value }, onFunctions)}
          />
        )}
        <MixedText
          field={serviceFields.team}
          shared={sharedValue(services, 'team')}
          onCommit={(text) => change('Change the team', { team: text || undefined })}
        />
        <MixedText
          field={serviceFields.runtime}
          shared={sharedValue(services, 'runtime')}
          onCommit={(text) => change('Change the runtime', { runtime: text || undefined })}
        />
        <MixedText
          field={serviceFields.keepApart}
          shared={sharedValue(services, 'keepApart')}
          onCommit={(text) => change('Change why they stay apart', { keepApart: text || undefined })}
        />
      </section>
    </>
  )
}
