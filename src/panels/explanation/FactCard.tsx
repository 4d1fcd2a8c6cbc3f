/** A fact of the catalog: value, source, date and grade, and a field to override it. */

import { inputValueText } from '../../analysis/uncertainty/uncertainInput'
import type { Fact } from '../../catalog/catalog'
import { isPrice } from '../../catalog/lookup'
import { overrideFact } from '../../model/edits/assumptionEdits'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { editableNumber } from '../../ui/expression'
import { NumberField } from '../../ui/NumberField'
import { TextField } from '../../ui/TextField'
import { confidenceLabels } from './confidenceLabels'
import styles from './Explanation.module.css'

export function FactCard({ fact }: { readonly fact: Fact }) {
  const override = useStore((state) => state.document.assumptions.overrides[fact.id])
  const value = override?.value ?? fact.value
  const range = override?.range ?? fact.range
  const change = (next: typeof override) =>
    store.getState().edit(next ? 'Change a fact' : 'Reset a fact', overrideFact(fact.id, next))
  const commit = (typed: number | undefined) => {
    const same = typed === undefined || typed === fact.value
    if (override || !same) change(same ? undefined : { ...override, value: typed })
  }
  return (
    <li className={styles.fact}>
      <p className={styles.factHead}>
        <span>{fact.label}</span>
        <span className={styles.factValue}>
          {value === null ? 'no limit' : editableNumber(value, 8)} <span className={styles.side}>{fact.unit}</span>
        </span>
      </p>
      {override && (
        <p className={styles.changed}>
          Changed by the author; the catalog says {fact.value === null ? 'no limit' : editableNumber(fact.value, 8)}{' '}
          {fact.unit}. {override.why}
        </p>
      )}
      {!override && fact.borrowed !== undefined && (
        <p
          className={styles.changed}
        >{`${fact.borrowed}’s ${isPrice(fact) ? 'price' : 'value'}: this region’s is not known.`}</p>
      )}
      {!override && fact.overridden && (
        <p className={styles.changed}>
          {`${fact.overridden.from === null ? 'No limit' : `${editableNumber(fact.overridden.from, 8)} ${fact.unit}`} by the documentation. Here: ${fact.overridden.why}.`}
        </p>
      )}
      <p className={styles.provenance}>
        {confidenceLabels[fact.confidence]}, grade {fact.grade}, {fact.asOf}
        {range && `; between ${inputValueText(fact, range[0], 4)} and ${inputValueText(fact, range[1], 4)}`}
        {fact.adjustable === true && '; raised on request'}
      </p>
      <p className={styles.provenance}>
        <FactSource text={fact.source} />
      </p>
      {fact.note && <p className={styles.provenance}>{fact.note}</p>}
      <NumberField
        label="Use instead"
        value={override?.value}
        placeholder={fact.value === null ? 'no limit' : editableNumber(fact.value, 8)}
        unit={fact.unit}
        min={0}
        max={1e18}
        clearable
        onCommit={commit}
      />
      {override && (
        <>
          <TextField
            label="Why"
            value={override.why ?? ''}
            onCommit={(typed) => {
              const { why: _, ...rest } = override
              change(typed ? { ...rest, why: typed } : rest)
            }}
          />
          <Button onClick={() => change(undefined)}>Back to the catalog</Button>
        </>
      )}
    </li>
  )
}

/** The source of a fact; a web address at its start becomes a link. */
export function FactSource({ text }: { readonly text: string }) {
  const [first = '', ...rest] = text.split(' ')
  if (!/^https?:\/\/[^\s]+$/.test(first) || !URL.canParse(first)) return <>{text}</>
  return (
    <>
      <a href={first} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
        {first.replace(/^https?:\/\//, '')}
      </a>{' '}
      {rest.join(' ')}
    </>
  )
}
