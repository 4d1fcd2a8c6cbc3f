/** The field of what merged deployables run on, with the offers of the catalog. */

import { catalogs } from '../../catalog/index'
import { assumptionFields } from '../../model/fields/assumptionFields'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { SelectField } from '../../ui/SelectField'
import { chooseMergedPlatform, platformNote, platformRules } from '../figures/mergedPlatform'
import { offerName } from '../figures/offerName'
import { platformChoices } from '../figures/platformChoices'

export default function MergedRunsOn() {
  const value = useStore((state) => state.document.assumptions.mergedRunsOn)
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  return (
    <SelectField
      label={assumptionFields.mergedRunsOn.label}
      value={value}
      options={catalog ? platformChoices(catalog, value) : platformRules}
      note={platformNote(value, catalog ? offerName(catalog.id, value) : value)}
      onCommit={chooseMergedPlatform}
    />
  )
}
