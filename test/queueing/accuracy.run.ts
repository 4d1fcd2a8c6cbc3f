/**
 * The table of solver against simulation over fresh random networks. Seeds follow from `ACCURACY_SEED` (default 1000), the
 * number of networks from `ACCURACY_NETWORKS` (60), the requests of each from `ACCURACY_REQUESTS` (300,000).
 */

import { it } from 'vitest'
import { type Family, families } from '../support/networks'
import { type Errors, errors, header, line } from './accuracy'

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const seed = setting('ACCURACY_SEED', 1000)
const networks = setting('ACCURACY_NETWORKS', 60)
const requests = setting('ACCURACY_REQUESTS', 300_000)

it('prints the errors of each family', () => {
  const print = (text: string) => process.stdout.write(`${text}\n`)
  print(`${networks} networks each, ${requests} requests, seeds from ${seed}; |error| in %: median, 90 %, worst`)
  print(header)
  const far: Errors[] = []
  for (const family of Object.keys(families) as Family[]) {
    const list = Array.from({ length: networks }, (_, i) => errors(family, seed + i, requests))
    print(line(family, list))
    far.push(...list.filter((one) => Math.abs(one.p99) > 0.1))
  }
  const flagged = far.filter((one) => one.regime === 'approximate').length
  print(`p99 off by more than 10 %: ${far.length}, of which flagged approximate: ${flagged}`)
})
