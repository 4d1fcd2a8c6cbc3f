/** Every fact of the catalog, also those that no figure reads: value, source and grade. */

import { useEffect, useId, useState } from 'react'
import { rows } from '../../base/table'
import type { Catalog, Fact } from '../../catalog/catalog'
import { allFacts } from '../../catalog/index'
import { Button } from '../../ui/Button'
import { editableNumber } from '../../ui/expression'
import { Table } from '../../ui/Table'
import { confidenceLabels } from '../explanation/confidenceLabels'
import { FactSource } from '../explanation/FactCard'
import styles from './FactList.module.css'

const atFirst = 40
const grades = ['high', 'medium', 'low'] as const

export function FactList({ catalog }: { readonly catalog: Catalog }) {
  const [facts, setFacts] = useState<readonly Fact[]>(() => rows(catalog.facts))
  const [search, setSearch] = useState('')
  const [maxRows, setMaxRows] = useState(atFirst)
  const id = useId()
  useEffect(() => {
    let isHere = true
    // Offline only the facts loaded so far are listed.
    allFacts(catalog).then(
      (all) => isHere && setFacts(rows(all)),
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [catalog])

  const words = search.toLowerCase().split(/\s+/)
  const matches = facts.filter((fact) => {
    const text =
      `${fact.label} ${fact.unit} ${confidenceLabels[fact.confidence]} ${fact.grade} ${fact.source}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return (
    <>
      <p>{counted(facts, catalog)}</p>
      <p className={styles.search}>
        <label htmlFor={id}>Find a fact</label>
        <input
          id={id}
          type="search"
          placeholder="Lambda, memory, low …"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setMaxRows(atFirst)
          }}
        />
        <span role="status">
          {matches.length} of {facts.length}
        </span>
      </p>
      <div className={styles.list}>
        <Table
          caption={`Facts of ${catalog.label}`}
          columns={[
            { key: 'fact', label: 'Fact' },
            { key: 'value', label: 'Value' },
            { key: 'trust', label: 'Grade' },
          ]}
          rows={matches.slice(0, maxRows).map((fact) => ({ key: fact.id, cells: cellsOf(fact) }))}
        />
      </div>
      {matches.length > maxRows && (
        <Button onClick={() => setMaxRows(maxRows + 200)}>Show {Math.min(200, matches.length - maxRows)} more</Button>
      )}
    </>
  )
}

function cellsOf(fact: Fact) {
  const unchecked = fact.confidence === 'memory'
  const value = `${fact.value === null ? 'no limit' : editableNumber(fact.value, 8)} ${fact.unit}`
  return [
    <span key="fact" className={styles.fact}>
      {fact.label}
      <span className={styles.source}>
        <span className={unchecked ? styles.unchecked : undefined}>{confidenceLabels[fact.confidence]}</span>,{' '}
        {fact.asOf}, {fact.region === 'all' ? 'all regions' : fact.region}. <FactSource text={fact.source} />
        {fact.note && ` ${fact.note}.`}
      </span>
    </span>,
    value,
    fact.grade,
  ]
}

function counted(facts: readonly Fact[], { label, asOf }: Catalog): string {
  const by = (is: (fact: Fact) => boolean) => facts.filter(is).length
  const graded = grades.map((grade) => `${by((fact) => fact.grade === grade)} of ${grade} grade`).join(', ')
  const memory = by(({ confidence }) => confidence === 'memory')
  return `${label}, collected for ${asOf}: ${facts.length} facts, ${graded}. ${memory} are from memory and say so; ${by(({ confidence }) => confidence === 'assumption')} are assumptions of ours. Prices and quotas of other regions than those listed under Catalog are left out.`
}
