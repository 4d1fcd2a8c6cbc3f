/**
 * Probabilities and their logits as integers. Links must decode to the same document on every engine for ever, and
 * `Math.exp` differs in its last bit between engines; so e^x is computed here once, in integers.
 *
 * A logit is in steps of 1/256 within ±12; a probability is in steps of 1/65536, never 0 nor 1.
 */

/** The largest logit; the smallest is its negative. */
export const maxLogit = 12 * 256 - 1
const one = 1n << 64n

/** Probability by logit: `squash[logit + farthest]`. */
export const squash: Uint16Array = squashTable()
/** Logit by probability, of which the upper 12 bits count. */
export const stretch: Int16Array = stretchTable()

function squashTable(): Uint16Array {
  const table = new Uint16Array(2 * maxLogit + 1)
  // e^(1/256) by its series, then by repeated multiplication: 64 bits of fraction leave 16 exact.
  let step = 0n
  for (let term = one, n = 1n; term > 0n; term /= 256n * n++) step += term
  let power = one
  for (let logit = 0; logit <= maxLogit; logit++) {
    const probability = Number((power << 16n) / (power + one))
    const bounded = Math.min(65519, Math.max(16, probability))
    table[maxLogit + logit] = bounded
    table[maxLogit - logit] = 65536 - bounded
    power = (power * step) >> 64n
  }
  return table
}

function stretchTable(): Int16Array {
  const table = new Int16Array(4096)
  let logit = -maxLogit
  for (let probability = 0; probability < 4096; probability++) {
    while (logit < maxLogit && squash[maxLogit + logit]! >> 4 < probability) logit++
    table[probability] = logit
  }
  return table
}
