/**
 * The letters of a link and its checksum. A link is its version, digits of six bits, and three digits of checksum: only
 * letters, numbers, "-" and "_", so that chat programs keep it whole.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digitBy = new Map([...alphabet].map((letter, value) => [letter, value]))

/** One letter for each digit from 0 to 63. */
export function encodeBase64(digits: readonly number[]): string {
  return digits.map((digit) => alphabet[digit]).join('')
}

/** The digits, or the position of the first character that is none of the 64 letters. */
export function decodeBase64(text: string): { readonly digits: readonly number[] } | { readonly invalidAt: number } {
  const digits: number[] = []
  for (let index = 0; index < text.length; index++) {
    const digit = digitBy.get(text[index]!)
    if (digit === undefined) return { invalidAt: index }
    digits.push(digit)
  }
  return { digits }
}

/** Digits of a checksum. */
export const checksumLength = 3

/**
 * A cyclic redundancy check of 18 bits, which three digits hold exactly. The polynomial is primitive, x^18 + x^14 +
 * x^12 + x^11 + x^8 + x^6 + x^5 + x^3 + 1: every change within three neighbouring letters is found, every pair of
 * flipped bits in up to 43,690 letters, and all but one in 262,144 of anything else.
 */
export function checksumOf(version: string, digits: readonly number[]): readonly number[] {
  let register = 0x3ffff
  const feed = (value: number, bits: number) => {
    for (let bit = bits - 1; bit >= 0; bit--) {
      const out = (register >>> 17) ^ ((value >>> bit) & 1)
      register = ((register << 1) & 0x3ffff) ^ (out ? 0x05969 : 0)
    }
  }
  feed(version.charCodeAt(0), 8)
  for (const digit of digits) feed(digit, 6)
  // Without this a link followed by "A" would be valid too: the checksum of data and checksum is zero.
  register ^= 0x2a5c3
  return [register >>> 12, (register >>> 6) & 63, register & 63]
}
