/**
 * What a hop costs besides money: round trips, CPU at both ends, proxies, availability, memory. Sources are
 * public measurements; where one was worked out, the note says how. Values are SI: seconds, bytes, shares.
 *
 *
 * A call's CPU is that of both ends together, half each. Bytes are encoded once by the sender and decoded once
 * by the receiver: `per-kib` is paid at each of the two.
 */

import { type FactGroup, factGroups } from './factTable'
import text from './networkFacts.txt?raw'

export const networkFacts: readonly FactGroup[] = factGroups(text)
