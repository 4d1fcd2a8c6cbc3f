/** The global assumptions, which hold for both sides. */

import { rows } from '../../base/table'
import { manifest } from '../../catalog/manifest'
import { hasNewAccountQuotas } from '../../catalog/newAccount'
import type { Assumptions } from '../../model/document'
import { setAssumptions } from '../../model/edits/assumptionEdits'
import type { Patch } from '../../model/edits/patchRow'
import { assumptionFields } from '../../model/fields/assumptionFields'
import { shownBounds } from '../../model/fields/fieldSpec'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { lazyPart } from '../../ui/lazyPart'
import { NumberField } from '../../ui/NumberField'
import { SelectField } from '../../ui/SelectField'
import { AtRest } from '../environment/AtRest'
import { useEnvironment } from '../environment/pageEnvironment'
import { chooseMergedPlatform, platformNote, platformRules } from '../figures/mergedPlatform'
import { ChoiceInput, FlagInput } from './FieldInputs'

// Both list offers of the catalog, which the first screen does not have yet.
const MergedRunsOn = lazyPart('What the merged side runs on', () => import('./MergedRunsOn'))
const PriceBook = lazyPart('The prices', () => import('./PriceBook'))

const { monthHours: month } = assumptionFields
const byDrawing = assumptionFields.catalog.placeholder

const change = (name: string, patch: Patch<Assumptions>) => store.getState().edit(name, setAssumptions(patch))

export function AssumptionForm() {
  const assumptions = useStore((state) => state.document.assumptions)
  const used = useStore((state) => comparison(state).catalog)
  const label = manifest[used.id]?.label ?? used.id
  const isKnown = hasNewAccountQuotas(manifest[used.id]?.provider ?? '')
  const { changeCatalog } = useEnvironment()
  return (
    <>
      <SelectField
        label={assumptionFields.catalog.label}
        value={assumptions.catalog ?? ''}
        options={[
          { value: '', label: assumptions.catalog ? byDrawing : `${byDrawing}: ${label}` },
          ...rows(manifest).map((one) => ({ value: one.id, label: one.label })),
        ]}
        note={`Prices, latencies and quotas of ${label}, ${used.asOf}.`}
        onCommit={(catalog) => void changeCatalog(catalog || undefined)}
      />
      <AtRest before={<RulesAlone value={assumptions.mergedRunsOn} />}>
        <MergedRunsOn />
      </AtRest>
      <ChoiceInput
        field={assumptionFields.placement}
        value={assumptions.placement}
        onCommit={(placement) => change('Change the placement', { placement })}
      />
      <ChoiceInput
        field={assumptionFields.protocol}
        value={assumptions.protocol}
        onCommit={(protocol) => change('Change the protocol', { protocol })}
      />
      <ChoiceInput
        field={assumptionFields.balancers}
        value={assumptions.balancers}
        onCommit={(balancers) => change('Change the load balancers', { balancers })}
      />
      <ChoiceInput
        field={assumptionFields.observability}
        value={assumptions.observability}
        onCommit={(observability) => change('Change observability', { observability })}
      />
      <FlagInput
        field={assumptionFields.mesh}
        value={assumptions.mesh}
        onCommit={(mesh) => change('Change the mesh', { mesh })}
      />
      <FlagInput
        field={assumptionFields.freeTier}
        value={assumptions.freeTier}
        onCommit={(freeTier) => change('Change the free tier', { freeTier })}
      />
      <FlagInput
        field={assumptionFields.newAccount}
        value={assumptions.newAccount}
        note={isKnown ? assumptionFields.newAccount.note : `Nothing is known of new accounts of ${label}.`}
        onCommit={(newAccount) => change('Change the age of the account', { newAccount })}
      />
      <NumberField
        label={month.label}
        unit={month.unit.symbol}
        value={assumptions.monthHours}
        note={month.note}
        {...shownBounds(month)}
        onCommit={(monthHours) => monthHours !== undefined && change('Change the month', { monthHours })}
      />
      <FlagInput
        field={assumptionFields.mergeDatabases}
        value={assumptions.mergeDatabases}
        onCommit={(mergeDatabases) => change('Change whether databases merge', { mergeDatabases })}
      />
      <FlagInput
        field={assumptionFields.overruleKeepApart}
        value={assumptions.overruleKeepApart}
        onCommit={(overruleKeepApart) => change('Change whether reasons hold', { overruleKeepApart })}
      />
      <AtRest>
        <PriceBook />
      </AtRest>
    </>
  )
}

/** What merged deployables run on, until the offers are there. */
function RulesAlone({ value }: { readonly value: string }) {
  return (
    <SelectField
      label={assumptionFields.mergedRunsOn.label}
      value={value}
      options={platformRules}
      note={platformNote(value, value)}
      onCommit={chooseMergedPlatform}
    />
  )
}
