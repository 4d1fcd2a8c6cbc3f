/**
 * The price book of the account: what its contracts and commitments take off the list price, by family of offers. A
 * family is the start of offers' ids, up to a dot; the longest that fits an offer holds.
 */

import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { catalogs } from '../../catalog/index'
import type { Discount } from '../../model/document'
import { moveDiscount, setDiscount } from '../../model/edits/assumptionEdits'
import { assumptionFields } from '../../model/fields/assumptionFields'
import { discountFields } from '../../model/fields/discountFields'
import { maxIdLength, shownBounds } from '../../model/fields/fieldSpec'
import { siValue } from '../../model/fields/fieldUnit'
import { comparison } from '../../store/reading/selectors'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { TextInput } from './FieldInputs'
import styles from './Inspector.module.css'
import { familyReach, offerFamilies } from './offerFamilies'

const { share: shareField, why: whyField } = discountFields
const change = (name: string, edit: ReturnType<typeof setDiscount>) => store.getState().edit(name, edit)

export default function PriceBook() {
  const discounts = useStore((state) => state.document.assumptions.discounts)
  const drawn = useStore((state) => comparison(state).drawn.sizing)
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const [added, setAdded] = useState<string>()
  const list = useRef<HTMLFieldSetElement>(null)
  // The fields of a new row are filled in at once; what is removed leaves the focus at the button to add.
  useEffect(() => {
    if (added === undefined) return
    list.current?.querySelector<HTMLInputElement>('[data-new] input')?.select()
    setAdded(undefined)
  }, [added])
  if (!catalog) return null
  const families = offerFamilies(catalog)
  const inUse = Object.values(drawn).map(({ runsOn }) => runsOn)
  const free = [...families.filter((one) => inUse.some((id) => begins(id, one))), ...families].find(
    (one) => !Object.hasOwn(discounts, one),
  )
  const entries = Object.entries(discounts)
  return (
    <fieldset ref={list} className={styles.book} aria-label={assumptionFields.discounts.label}>
      <h3 className={styles.heading}>
        {assumptionFields.discounts.label}
        <Button
          weight="quiet"
          icon={<Plus size={14} />}
          aria-label="Add a discount"
          disabled={free === undefined}
          onClick={() => {
            if (free === undefined) return
            change('Add a discount', setDiscount(free, { share: 0 }))
            setAdded(free)
          }}
        >
          Add
        </Button>
      </h3>
      {entries.length === 0 && (
        <p className={styles.about}>None: list prices. What a contract or a commitment takes off is added here.</p>
      )}
      {entries.map(([family, discount], position) => (
        // By position: a row keeps the focus when its family changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: a family is edited in its row
        <div key={position} data-new={family === added || undefined}>
          <OneDiscount
            family={family}
            discount={discount}
            families={families}
            reach={familyReach(catalog, family)}
            onRemove={() => {
              change('Remove a discount', setDiscount(family, undefined))
              list.current?.querySelector('button')?.focus()
            }}
          />
        </div>
      ))}
    </fieldset>
  )
}

interface RowProps {
  readonly family: string
  readonly discount: Discount
  /** To choose from. */
  readonly families: readonly string[]
  /** What the family says of the catalog in use. */
  readonly reach: string
  readonly onRemove: () => void
}

function OneDiscount({ family, discount, families, reach, onRemove }: RowProps) {
  const taken = useStore((state) => state.document.assumptions.discounts)
  const problemOf = (text: string) => {
    if (text === '') return 'It needs a family of offers, such as aws.ec2.'
    return text !== family && Object.hasOwn(taken, text) ? `There is a discount on ${text} already.` : undefined
  }
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">Discount on {family}</legend>
      <TextField
        label="Family"
        value={family}
        maxLength={maxIdLength}
        note={reach}
        suggestions={families}
        problemOf={problemOf}
        mark={
          <IconButton label={`Remove the discount on ${family}`} onClick={onRemove}>
            <Trash2 size={14} />
          </IconButton>
        }
        onCommit={(next) => change('Change the family of a discount', moveDiscount(family, next))}
      />
      <NumberField
        label={shareField.label}
        unit={shareField.unit.symbol}
        units={shareField.unit.words}
        value={discount.share / shareField.unit.scale}
        {...shownBounds(shareField)}
        onPreview={(shown) => shown !== undefined && preview(shown)}
        onCommit={(shown) => {
          if (shown !== undefined) preview(shown)
          store.getState().settle('Change a discount')
        }}
        onAbandon={() => store.getState().abandon()}
      />
      <TextInput
        field={whyField}
        value={discount.why ?? ''}
        placeholder="such as: 3-year savings plan"
        onCommit={(text) =>
          change('Change why there is a discount', setDiscount(family, withWhy(discount.share, text)))
        }
      />
    </fieldset>
  )

  function preview(shown: number) {
    store.getState().preview(setDiscount(family, withWhy(siValue(shown, shareField.unit.scale), discount.why)))
  }
}

function withWhy(share: number, why: string | undefined): Discount {
  return why ? { share, why } : { share }
}

function begins(id: string, family: string): boolean {
  return id === family || id.startsWith(`${family}.`)
}
