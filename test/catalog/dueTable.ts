/** Prices by age, on the day in DUE (else the catalog's own), so that one knows what to look up again. */

import { rows } from '../../src/base/table'
import '../../src/catalog/registerAll'
import { type StalePrice, stalePrices } from '../../src/catalog/freshness'
import { catalogs } from '../../src/catalog/index'

export function dueTable(day: string | undefined): string {
  return rows(catalogs)
    .map((catalog) => {
      const asOf = day ?? catalog.asOf
      const due = stalePrices({ ...catalog, asOf })
      const count = due.filter(({ excuse }) => excuse === undefined).length
      const head = `${catalog.label}, on ${asOf}: ${count} due, ${due.length - count} old but excused`
      const reasons = [...new Set(due.map(reasonOf))]
      return [
        head,
        ...reasons.flatMap((reason) => [`  ${reason}`, ...due.filter((one) => reasonOf(one) === reason).map(line)]),
      ].join('\n')
    })
    .join('\n\n')
}

function reasonOf({ excuse }: StalePrice): string {
  return excuse ?? 'DUE'
}

function line({ fact }: StalePrice): string {
  return `    ${fact.asOf.padEnd(12)} ${fact.id}  (${fact.source})`
}
