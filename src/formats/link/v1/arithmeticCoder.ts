/**
 * Arithmetic coding, six bits of output at a time. The encoder keeps an interval of 36 bits and narrows it by the
 * probability of each bit; a digit is emitted as soon as both ends agree on it. The decoder narrows the same interval
 * and looks in which part the digits lie. Products stay below 2^53, so doubles hold them exactly.
 */

/** The value of a digit's unit: a digit is the top six of 36 bits. */
const top = 2 ** 30
const whole = 2 ** 36

export interface BitCoder {
  /** Writes the bit (encoder), or ignores it and returns the bit read (decoder). `odds`: of a one, in 65536ths. */
  readonly bit: (bit: number, odds: number) => number
}

export interface ArithmeticEncoder extends BitCoder {
  /** The fewest digits from which a decoder, with zeros after them, reads all bits. */
  readonly digits: () => readonly number[]
}

/** Writes bits into digits of six bits. */
export function arithmeticEncoder(): ArithmeticEncoder {
  const out: number[] = []
  let [low, high] = [0, whole - 1]
  return {
    bit: (bit, odds) => {
      const middle = low + Math.floor(((high - low) * odds) / 65536)
      if (bit === 1) high = middle
      else low = middle + 1
      while (Math.floor(low / top) === Math.floor(high / top)) {
        out.push(Math.floor(low / top))
        low = (low % top) * 64
        high = (high % top) * 64 + 63
      }
      return bit
    },
    digits: () => {
      const ending: number[] = []
      // The shortest number with zeros behind it that lies in the interval.
      for (let [unit, rest] = [whole, 0]; rest < low || rest > high; ) {
        unit /= 64
        rest = Math.ceil(low / unit) * unit
        if (rest > high) continue
        for (let at = top; at >= unit; at /= 64) ending.push(Math.floor(rest / at) % 64)
      }
      const all = [...out, ...ending]
      while (all.at(-1) === 0) all.pop()
      return all
    },
  }
}

/** Reads bits from digits of six bits; zeros follow the last. */
export function arithmeticDecoder(digits: readonly number[]): BitCoder {
  let next = 0
  let [low, high, code] = [0, whole - 1, 0]
  const digit = () => digits[next++] ?? 0
  for (let i = 0; i < 6; i++) code = code * 64 + digit()
  return {
    bit: (_, odds) => {
      const middle = low + Math.floor(((high - low) * odds) / 65536)
      const bit = code <= middle ? 1 : 0
      if (bit === 1) high = middle
      else low = middle + 1
      while (Math.floor(low / top) === Math.floor(high / top)) {
        low = (low % top) * 64
        high = (high % top) * 64 + 63
        code = (code % top) * 64 + digit()
      }
      return bit
    },
  }
}
