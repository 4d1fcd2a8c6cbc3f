/** Several services at once: their common fields, "mixed" where they differ; an edit applies to all in one step. */

import { Merge, Split } from 'lucide-react'
import { keyLabel } from '../../commands/keys'
import type { Edit, Service } from '../../model/document'
import type { Patch } from '../../model/edits/patchRow'
import { editService } from '../../model/edits/serviceEdits'
import { serviceFields } from '../../model/fields/serviceFields'
import { kindForms } from '../../model/kinds/index'
import { deployableOf } from '../../model/partition'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { runCommand, useEnvironment } from '../environment/pageEnvironment'
import { platform } from '../environment/platform'
import { DeployableSection } from './DeployableSection'
import styles from './Inspector.module.css'
import { LockedNote } from './LockedNote'
import { combineEdits, MixedNumber, MixedText, sharedValue } from './MultiEditFields'
import { RunsOnSelect } from './RunsOnSelect'

export default function MultiServiceInspector({ services }: { readonly services: readonly Service[] }) {
  const { context } = useEnvironment()
  const partition = useStore((state) => state.document.partition)
  const [first] = services
  if (!first) return null
  const own = services.filter((one) => kindForms[one.kind].group === 'mergeable')
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
