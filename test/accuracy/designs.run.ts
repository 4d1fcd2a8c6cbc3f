/** The table of solver against simulation over networks that are lowered from real designs. */

import { it } from 'vitest'
import { corpusIsThere, fromExamples, fromTraces, type Named } from './designs'
import { header, line, type Measured, measured, regimes } from './measure'
import { events, print, requests, seed } from './setting'

/** What is known of p99 to less than this is not counted: of requests of thousands of events there are too few. */
const vague = 0.1

it('prints the errors on real designs', () => {
  const begin = performance.now()
  const lines: string[] = []
  const all: Measured[] = []
  let left = 0
  const add = (name: string, list: readonly Named[]) => {
    const known = list.flatMap((one) => measured(one.name, one, { seed, requests, events }) ?? [])
    const sure = known.filter(({ doubt }) => doubt.p99 < vague)
    left += list.length - sure.length
    lines.push(line(name, sure))
    all.push(...sure)
  }
  add('examples, both sides', fromExamples())
  if (corpusIsThere) add('imported traces, both sides', fromTraces())
  else lines.push('The shared corpus is not beside the repository: imported traces are NOT measured.')
  print([
    `Real designs: both sides, fullest station at 0.4 and at 0.75, up to ${requests} requests or ${events} steps each`,
    header,
    ...lines,
    `${left} more do not keep up, or are known to less than ±10 % at p99`,
    ...regimes(all),
    `${((performance.now() - begin) / 1000).toFixed(0)} s`,
  ])
})
