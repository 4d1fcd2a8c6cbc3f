/** `npm run due`: prices by age, on the day in DUE (else the catalog's own), so that one knows what to look up again. */

import { expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import '../../src/catalog/all'
import { stalePrices } from '../../src/catalog/freshness'
import { catalogs } from '../../src/catalog/index'

const { DUE: day, npm_lifecycle_event: script } = process.env

it('[G2] lists what is due, by catalog and reason', () => {
  for (const catalog of rows(catalogs)) {
    const asOf = day ?? catalog.asOf
    const due = stalePrices({ ...catalog, asOf })
    const must = due.filter(({ excuse }) => excuse === undefined)
    if (script === 'due') {
      const reasons = Map.groupBy
        ? Map.groupBy(due, ({ excuse }) => excuse ?? 'DUE')
        : due.reduce(
            (by, one) => by.set(one.excuse ?? 'DUE', [...(by.get(one.excuse ?? 'DUE') ?? []), one]),
            new Map<string, typeof due>(),
          )
      console.log(`\n${catalog.label}, on ${asOf}: ${must.length} due, ${due.length - must.length} old but excused`)
      for (const [reason, facts] of reasons) {
        console.log(`  ${reason}`)
        for (const { fact } of facts) console.log(`    ${fact.asOf.padEnd(12)} ${fact.id}  (${fact.source})`)
      }
    }
    if (day === undefined) expect(must).toEqual([])
  }
})
