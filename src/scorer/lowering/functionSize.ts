/** The size of a function's environment [L8]: the memory of what runs in it at once, and the CPU that its work had. */

import { type Bytes, type Cores, mebibyte } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import { sizedOffer } from '../../catalog/offer'

/** No platform sells environments of more memory. */
const maxMemory: Bytes = 64 * 1024 * mebibyte

/**
 * The offer in the smallest size with so much memory (bytes) and power (reference cores); where the platform has none
 * that strong, its strongest. Power grows with memory on some platforms and not on others.
 */
export function functionOffers(catalog: Catalog, base: Offer, memory: Bytes, power: Cores): readonly Offer[] {
  const powerAt = (size: Bytes) => {
    const { cores, speed } = sizedOffer(catalog, base, size)
    return cores * speed
  }
  const needed = power * (1 - 1e-9)
  if (powerAt(memory) >= needed || powerAt(maxMemory) <= powerAt(memory)) return [sizedOffer(catalog, base, memory)]
  let [low, high] = [memory, maxMemory]
  while (high - low > mebibyte / 2) {
    const middle = (low + high) / 2
    if (powerAt(middle) >= needed) high = middle
    else low = middle
  }
  return [sizedOffer(catalog, base, high)]
}
