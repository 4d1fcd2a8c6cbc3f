/**
 * The fingerprint of a run, as a short text: equal for equal networks, capacities, seeds and lengths, whatever else
 * differs. A length and two hashes: a collision between two networks of a session is negligibly rare.
 */

import { memoWeak } from '../../../base/memo'
import type { Scorecard } from '../../../scorer/result/scorecard'

/** Of one side, its seed and its requests. */
export function runFingerprint(card: Scorecard, seed: number, requests: number): string {
  return `${networkOf(card)}.${seed}.${requests}`
}

const networkOf = memoWeak(({ lowered, capacity }: Scorecard) => {
  const text = JSON.stringify([lowered.network, capacity], (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )
  return `${text.length}-${hash(text, 0).toString(36)}-${hash(text, 0x5bd1e995).toString(36)}`
})

/** FNV-1a in 32 bits; `offset` selects the hash function. */
function hash(text: string, offset: number): number {
  let sum = 0x811c9dc5 ^ offset
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  return sum >>> 0
}
