/** What is assumed of the world for both sides alike. */

import { rows } from '../../base/table'
import { manifest } from '../../catalog/manifest'
import { hasNewAccountQuotas } from '../../catalog/newAccount'
import type { Assumptions } from '../../model/document'
import { setAssumptions } from '../../model/edits/assumptionEdits'
import { comparison } from '../../store/selectors'
import { store, useStore } from '../../store/useStore'
import { NumberField } from '../../ui/NumberField'
import { SelectField } from '../../ui/SelectField'
import { Toggle } from '../../ui/Toggle'
import { useEnvironment } from '../environment/pageEnvironment'

const change = (name: string, patch: Partial<Assumptions>) => store.getState().edit(name, setAssumptions(patch))

export function AssumptionForm() {
  const assumptions = useStore((state) => state.document.assumptions)
  const used = useStore((state) => comparison(state).catalog)
  const label = manifest[used.id]?.label ?? used.id
  const isKnown = hasNewAccountQuotas(manifest[used.id]?.provider ?? '')
  const { changeCatalog } = useEnvironment()
  return (
    <>
      <SelectField
        label="Catalog"
        value={assumptions.catalog ?? ''}
        options={[
          { value: '', label: assumptions.catalog ? 'by what is drawn' : `by what is drawn: ${label}` },
          ...rows(manifest).map((one) => ({ value: one.id, label: one.label })),
        ]}
        note={`Prices, latencies and quotas of ${label}, ${used.asOf}.`}
        onCommit={(catalog) => void changeCatalog(catalog || undefined)}
      />
      <SelectField
        label="Placement"
        value={assumptions.placement}
        options={[
          { value: 'host', label: 'one host' },
          { value: 'zone', label: 'one zone' },
          { value: 'zones', label: 'spread over their zones' },
        ]}
        note="Where deployables of one region meet."
        onCommit={(placement) => change('Change the placement', { placement })}
      />
      <SelectField
        label="Protocol"
        value={assumptions.protocol}
        options={[
          { value: 'grpc', label: 'gRPC' },
          { value: 'http', label: 'HTTP + JSON' },
          { value: 'thrift', label: 'Thrift' },
          { value: 'binary', label: 'binary' },
        ]}
        note="Of calls that name none."
        onCommit={(protocol) => change('Change the protocol', { protocol })}
      />
      <SelectField
        label="Observability"
        value={assumptions.observability}
        options={[
          { value: 'none', label: 'none' },
          { value: 'cloudwatch', label: 'CloudWatch' },
          { value: 'datadog', label: 'Datadog' },
        ]}
        onCommit={(observability) => change('Change observability', { observability })}
      />
      <Toggle
        label="Service mesh"
        value={assumptions.mesh}
        note="A proxy at both ends of every call."
        onCommit={(mesh) => change('Change the mesh', { mesh })}
      />
      <Toggle
        label="Free tier"
        value={assumptions.freeTier}
        note="Per account, never per box."
        onCommit={(freeTier) => change('Change the free tier', { freeTier })}
      />
      <Toggle
        label="New account"
        value={assumptions.newAccount}
        note={
          isKnown
            ? 'Quotas as a young account has them; the provider raises them on request.'
            : `Nothing is known of new accounts of ${label}.`
        }
        onCommit={(newAccount) => change('Change the age of the account', { newAccount })}
      />
      <NumberField
        label="Month"
        unit="h"
        value={assumptions.monthHours}
        min={1}
        max={8784}
        note="730 as the providers' calculators have it."
        onCommit={(monthHours) => monthHours !== undefined && change('Change the month', { monthHours })}
      />
      <Toggle
        label="Merge databases"
        value={assumptions.mergeDatabases}
        note="Else two databases stay two on both sides."
        onCommit={(mergeDatabases) => change('Change whether databases merge', { mergeDatabases })}
      />
      <Toggle
        label="Overrule reasons"
        value={assumptions.overruleKeepApart}
        note="Merges what has a reason to stay apart."
        onCommit={(overruleKeepApart) => change('Change whether reasons hold', { overruleKeepApart })}
      />
    </>
  )
}
