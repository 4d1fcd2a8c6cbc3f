/**
 * xoshiro128** (Blackman and Vigna 2018): 128 bits of state, 32-bit operations only, so the same numbers in
 * every engine. Every source of randomness has its own stream, which begins at a place that follows from
 * the seed and the *name* of the source, not from its position: two networks that share a source share its
 * draws, and a comparison of the two sees a difference of designs and not of luck.
 *
 * Two sources of one name are the same stream 2⁶⁴ draws apart (the generator's jump).
 */

/** The state of several generators, changed by every draw. */
export interface RandomStreams {
  /** Four words per stream. */
  readonly state: Int32Array
}

const jumpPolynomial = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b]

/** One stream per name, in the order of the names. */
export function randomStreams(seed: number, names: readonly string[]): RandomStreams {
  const state = new Int32Array(4 * names.length)
  const last = new Map<string, Int32Array>()
  names.forEach((name, i) => {
    const previousPlace = last.get(name)
    const place = previousPlace ? jumped(previousPlace) : beginning(seed, name)
    last.set(name, place)
    state.set(place, 4 * i)
  })
  return { state }
}

/** The next 32 random bits of a stream, as a signed integer. */
export function bits({ state }: RandomStreams, stream: number): number {
  const at = stream << 2
  const s0 = state[at]!
  const s1 = state[at + 1]!
  const s2 = state[at + 2]! ^ s0
  const s3 = state[at + 3]! ^ s1
  state[at] = s0 ^ s3
  state[at + 1] = s1 ^ s2
  state[at + 2] = s2 ^ (s1 << 9)
  state[at + 3] = (s3 << 11) | (s3 >>> 21)
  const scrambled = Math.imul(s1, 5)
  return Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
}

/** Uniform over the 2³² midpoints between 0 and 1: never 0, never 1. */
export function uniform(from: RandomStreams, stream: number): number {
  return (bits(from, stream) >>> 0) * 2.3283064365386963e-10 + 1.1641532182693481e-10
}

/** The same stream 2⁶⁴ draws on. */
export function jumped(place: Int32Array): Int32Array {
  const walker: RandomStreams = { state: place.slice() }
  const sum = new Int32Array(4)
  for (const word of jumpPolynomial) {
    for (let bit = 0; bit < 32; bit++) {
      if (word & (1 << bit)) for (let i = 0; i < 4; i++) sum[i]! ^= walker.state[i]!
      bits(walker, 0)
    }
  }
  return sum
}

/** Four words hashed from the seed and the name: each lane multiplies by its own odd number and is then mixed. */
function beginning(seed: number, name: string): Int32Array {
  const words = new Int32Array(new Float64Array([seed]).buffer)
  const lanes = new Int32Array([0x3c6ef372, 0x510e527f, 0x1f83d9ab, 0x5be0cd19])
  const factors = [0x2c1b3c6d, 0x297a2d39, 0x85ebca6b, 0xc2b2ae35]
  for (let i = -2; i < name.length; i++) {
    const unit = i < 0 ? words[i + 2]! : name.charCodeAt(i)
    for (let lane = 0; lane < 4; lane++) {
      const mixed = Math.imul(lanes[lane]! ^ unit, factors[lane]!)
      lanes[lane] = mixed ^ (mixed >>> 15) ^ lanes[(lane + 3) & 3]!
    }
  }
  for (let lane = 0; lane < 4; lane++) lanes[lane] = avalanche(lanes[lane]! + Math.imul(lane + 1, 0x9e3779b9))
  if ((lanes[0]! | lanes[1]! | lanes[2]! | lanes[3]!) === 0) lanes[0] = 1
  return lanes
}

/** Every bit of the word reaches every other (xor-shift and multiply, twice). */
function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return mixed ^ (mixed >>> 16)
}
