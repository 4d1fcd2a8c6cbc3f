/** The table of solver against simulation over fresh random networks, family by family. */

import { it } from 'vitest'
import { type Family, families, randomCase } from '../support/networks'
import { header, line, type Measured, measured, regimes } from './measure'
import { events, networks, print, requests, seed } from './setting'

it('prints the errors on random networks', () => {
  const begin = performance.now()
  const all: Measured[] = []
  print([`Random networks: ${networks} of each family, ${requests} requests each, seeds from ${seed}`, header])
  for (const family of Object.keys(families) as Family[]) {
    const list = Array.from({ length: networks }, (_, i) => {
      const effort = { seed: seed + i, requests, events: 4 * events }
      return measured(`${family} ${seed + i}`, randomCase(family, seed + i), effort) ?? []
    }).flat()
    print([line(families[family], list)])
    all.push(...list)
  }
  print(['Random networks, in all:', ...regimes(all), `${((performance.now() - begin) / 1000).toFixed(0)} s`])
})
