/** Every quota of the catalog with the limit or finding it leads to, or why no design can reach it. */

import { useEffect, useState } from 'react'
import { rows } from '../../base/table'
import type { Catalog, Fact } from '../../catalog/catalog'
import { allFacts } from '../../catalog/index'
import type { Check } from '../../scorer/checks/check'
import { checks } from '../../scorer/checks/index'
import { limitRules } from '../../scorer/limits/index'
import type { LimitRule } from '../../scorer/limits/limitRule'
import { type QuotaRow, quotaRow } from '../../scorer/limits/quotaTable'
import { editableNumber } from '../../ui/expression'
import { Table } from '../../ui/Table'

export function QuotaList({ catalog }: { readonly catalog: Catalog }) {
  const [facts, setFacts] = useState(catalog.facts)
  useEffect(() => {
    let isHere = true
    // Offline only the facts loaded so far are listed.
    allFacts(catalog).then(
      (all) => isHere && setFacts(all),
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [catalog])
  const listed = rows<Fact>(facts).flatMap((fact) => {
    const row = quotaRow(fact.id)
    return row ? [{ fact, row }] : []
  })
  if (listed.length === 0) return null
  const walls = listed.filter(({ row }) => row.how === 'limit').length
  return (
    <details>
      <summary>
        {listed.length} quotas of {catalog.label}, {walls} of them walls with a place on the load axis
      </summary>
      <Table
        caption={`Quotas of ${catalog.label}`}
        columns={[
          { key: 'quota', label: 'Quota' },
          { key: 'value', label: 'Value' },
          { key: 'where', label: 'Where it stands' },
        ]}
        rows={listed.map(({ fact, row }) => ({
          key: fact.id,
          cells: [
            fact.label,
            `${fact.value === null ? 'no limit' : editableNumber(fact.value, 8)} ${fact.unit}`,
            quotaText(row),
          ],
        }))}
      />
    </details>
  )
}

function quotaText({ how, words }: QuotaRow): string {
  const limitsById: Readonly<Record<string, LimitRule>> = limitRules
  const checksById: Readonly<Record<string, Check>> = checks
  if (how === 'limit') return `A wall: ${limitsById[words]?.label ?? words}.`
  if (how === 'finding') return `A finding: ${checksById[words]?.label ?? words}.`
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
