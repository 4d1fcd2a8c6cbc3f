/** `npm run due`: prices by age, on the day in DUE (else the catalog's own), so that one knows what to look up again. */

import { expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import '../../src/catalog/registerAll'
import { type StalePrice, stalePrices } from '../../src/catalog/freshness'
import { catalogs } from '../../src/catalog/index'

const { DUE: day, npm_lifecycle_event: script } = process.env

it('[G2] lists what is due, by catalog and reason', () => {
  for (const catalog of rows(catalogs)) {
    const asOf = day ?? catalog.asOf
    const due = stalePrices({ ...catalog, asOf })
    const must = due.filter(({ excuse }) => excuse === undefined)
    if (script === 'due') {
      const reasons = new Map<string, StalePrice[]>()
      for (const one of due) {
        const reason = one.excuse ?? 'DUE'
        reasons.set(reason, [...(reasons.get(reason) ?? []), one])
      }
      console.log(`\n${catalog.label}, on ${asOf}: ${must.length} due, ${due.length - must.length} old but excused`)
      for (const [reason, facts] of reasons) {
        console.log(`  ${reason}`)
        for (const { fact } of facts) console.log(`    ${fact.asOf.padEnd(12)} ${fact.id}  (${fact.source})`)
      }
    }
    if (day === undefined) expect(must).toEqual([])
  }
})
