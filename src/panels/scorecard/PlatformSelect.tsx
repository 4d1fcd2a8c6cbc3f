/** The choice of what merged deployables run on, under the head of the merged column. */

import { ChevronDown } from 'lucide-react'
import { catalogs } from '../../catalog/index'
import { assumptionFields } from '../../model/fields/assumptionFields'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { type SelectOption, SelectOptions } from '../../ui/SelectField'
import { chooseMergedPlatform, type MergedPlatform, platformRules } from '../figures/mergedPlatform'
import { platformChoices } from '../figures/platformChoices'
import styles from './Scorecard.module.css'

export default function PlatformSelect() {
  const value = useStore((state) => state.document.assumptions.mergedRunsOn)
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const choices = catalog ? platformChoices(catalog, value) : platformRules
  return (
    <span className={styles.choice}>
      <select
        aria-label={assumptionFields.mergedRunsOn.label}
        value={value}
        onChange={(event) => chooseMergedPlatform(event.target.value)}
      >
        <SelectOptions options={choices.map(short)} />
      </select>
      <ChevronDown size={12} aria-hidden="true" />
    </span>
  )
}

/** A column has no room for more; the note below it has the sentence. */
function short(option: SelectOption<MergedPlatform>): SelectOption<MergedPlatform> {
  return option.value === 'cheapest' ? { ...option, label: 'cheapest' } : option
}
