/**
 * What users of closed loops get, in words [T8]: how many requests they make on each side, and that the figures of the sides
 * are of different numbers of requests where one answers sooner.
 */

import { duration, number, rate, share } from '../base/quantityFormat'
import type { PerSecond } from '../base/units'
import type { Comparison, Scorecard } from './result/scorecard'

/** Smaller differences of throughput are not worth a word. */
const noticeable = 0.01

/** Requests per second of all closed loops in the busiest hour; undefined: every stream is open. */
export function userThroughput({ lowered, solution }: Pick<Scorecard, 'lowered' | 'solution'>): PerSecond | undefined {
  const { sources } = lowered.network
  if (sources.every(({ users }) => users === undefined)) return undefined
  return sources.reduce((sum, { users }, i) => (users === undefined ? sum : sum + (solution.rates[i] ?? 0)), 0)
}

/** "Merged, the same users make 12 % more requests: …"; undefined where they make about as many. */
export function throughputSentence({ drawn, merged }: Pick<Comparison, 'drawn' | 'merged'>): string | undefined {
  const [before, after] = [userThroughput(drawn), userThroughput(merged)]
  if (before === undefined || after === undefined || before === after) return undefined
  if (!(before > 0)) return 'Merged, the same users get answers at all.'
  const change = after / before - 1
  if (Math.abs(change) < noticeable) return undefined
  const more = change > 0 ? 'more' : 'fewer'
  return `Merged, the same users make ${share(Math.abs(change), 2)} ${more} requests, so the bill a month is of ${more} requests.`
}

/** "40 users who think for 7 s: 5.6 requests/s", by closed loop, in the busiest hour. */
export function userLines({ lowered, solution }: Pick<Scorecard, 'lowered' | 'solution'>): readonly string[] {
  return lowered.network.sources.flatMap(({ name, users, think = 0 }, i) => {
    if (users === undefined) return []
    const people = `${number(users, 3)} user${users === 1 ? '' : 's'}`
    const pause = think > 0 ? ` who think for ${duration(think)}` : ''
    return [`${name}: ${people}${pause} make ${rate(solution.rates[i] ?? 0)}`]
  })
}
