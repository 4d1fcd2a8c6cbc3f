/** What a service or a deployable runs on: the offers of the catalog for its kind, or the default. */

import { catalogs } from '../../catalog/index'
import type { Kind } from '../../model/document'
import { serviceFields } from '../../model/fields/serviceFields'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { SelectField } from '../../ui/SelectField'
import { offerName } from '../figures/offerName'
import { offerOptions } from '../figures/offerOptions'

interface Props {
  readonly kind: Kind
  readonly value: string | undefined
  readonly label?: string
  /** Label of the default: for the merged twin "cheapest that fits". */
  readonly defaultLabel?: string
  readonly onCommit: (offer: string | undefined) => void
}

export function RunsOnSelect({
  kind,
  value,
  label = serviceFields.runsOn.label,
  defaultLabel: usual,
  onCommit,
}: Props) {
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const offers = catalog ? offerOptions(catalog, kind) : []
  const fallback = catalog?.defaults[kind]
  if (offers.length === 0 && value === undefined) return null
  const named = catalog && fallback && offerName(catalog.id, fallback)
  // Container sizes follow a pattern: an offer from a file may be valid without being listed.
  const other = catalog && value !== undefined && !offers.some((offer) => offer.value === value)
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      options={[
        { value: '', label: usual ?? `default${named ? `: ${named}` : ''}` },
        ...(other ? [{ value, label: offerName(catalog.id, value) }] : []),
        ...offers,
      ]}
      note={catalog && `${catalog.label}, prices and limits of ${catalog.asOf}`}
      onCommit={(offer) => onCommit(offer === '' ? undefined : offer)}
    />
  )
}
