/**
 * Text: names, mostly. Each step says whether the word goes on; if it does, the next letter, which the word so far
 * foretells; if not, what follows it, which the style of the other names foretells ("-", a space, the end). Letters
 * are small with a flag for capitals, so that "CartService" profits from "cart-service". A hint is another text that
 * this one may well repeat, as a name repeats an id.
 */

import { maxCounts } from './constants'
import { hash, type SymbolCoder, tooLong } from './symbolCoder'

/** The fields of text itself: letters, capitals, other characters, whether a word goes on, what follows it. */
const [letters, capitals, others, going, following] = [1, 2, 3, 4, 5]
const marks = ['', '-', ' ', '.', '_', '/']
const [end, digit, other] = [0, 6, 7]

export function codeText(pen: SymbolCoder, field: number, value: string, hint = ''): string {
  const given = [...value]
  const foretold = [...hint]
  let written = ''
  let [last, two, three, word, wordBefore, words, length, inHint, style, capital] = [0, 0, 0, 0, 0, 0, 0, 0, 0, false]
  for (let at = 0; ; at++) {
    if (at > maxCounts.text) throw tooLong
    const character = given[at]
    const letter = letterOf(character)
    const hinted = foretold[inHint]
    const guess = hint === '' ? 1 : hash(letterOf(hinted), hash(hinted === undefined ? 0 : 1, 2))
    const own = hash(field, word)
    const near = [hash(1, last), hash(2, two), hash(3, three), hash(4, word), hash(5, own), hash(guess, last)] as const
    const more = pen
      .context(going, ...near, hash(6, Math.min(words, 2)))
      .phase(length)
      .flag(letter >= 0)
    if (more) {
      const symbol = pen
        .context(letters, ...near, hash(hash(7, wordBefore), word))
        .phase(length)
        .symbol(Math.max(0, letter), 5)
      const first = word === 0 ? 1 : 0
      const shape = hash(hash(first, capital ? 1 : 0), Math.min(words, 2))
      const upper = isCapital(character)
      capital = pen
        .context(capitals, hash(1, shape), hash(hash(2, shape), field), hash(3, own), hash(4, guess))
        .flag(upper)
      const small = String.fromCharCode(97 + Math.min(25, symbol))
      written += capital ? small.toUpperCase() : small
      three = hash(two, symbol)
      two = hash(last, symbol)
      last = symbol + 1
      word = hash(word, symbol)
      length++
      if (letterOf(hinted) === symbol) inHint++
      continue
    }
    const shape = hash(hash(Math.min(words, 3), word === 0 ? 1 : 0), style)
    const others = hash(shape, pen.styles[field]!)
    pen.context(following, hash(1, shape), hash(hash(2, shape), field), hash(3, others), hash(4, word), hash(5, guess))
    const mark = pen.symbol(markOf(character), 3)
    if (mark === end) {
      return written
    }
    style = mark
    pen.styles[field] = mark
    const next = mark < digit ? marks[mark]! : special(pen, mark, last, character)
    written += next
    if (hinted === next) inHint++
    if (word !== 0) words++
    wordBefore = word
    length = 0
    ;[last, two, three, word] = mark < digit ? [0, 0, 0, 0] : [64 + (next.codePointAt(0) as number), last, two, 0]
  }
}

function special(pen: SymbolCoder, mark: number, last: number, character: string | undefined): string {
  const code = character?.codePointAt(0) ?? 0
  const about = (salt: number, ...kin: readonly number[]) =>
    pen.context(others, salt, ...kin.map((one) => hash(one, salt)))
  if (mark === digit) return String(Math.min(9, about(1, last).symbol(code - 48, 4)))
  if (!about(2, last).flag(code >= 128)) return String.fromCharCode(about(3, last).symbol(code, 7))
  const high = about(4, last).symbol(code >>> 14, 7)
  const middle = about(5, high, last).symbol((code >>> 7) & 127, 7)
  const low = about(6, middle, hash(middle, last)).symbol(code & 127, 7)
  return String.fromCodePoint(Math.min(0x10ffff, (high << 14) | (middle << 7) | low))
}

/** 0 for "a" and "A" to 25; -1 for what is no letter of ASCII. */
function letterOf(character: string | undefined): number {
  const code = character?.codePointAt(0) ?? 0
  if (code >= 97 && code <= 122) return code - 97
  return code >= 65 && code <= 90 ? code - 65 : -1
}

function isCapital(character: string | undefined): boolean {
  const code = character?.codePointAt(0) ?? 0
  return code >= 65 && code <= 90
}

function markOf(character: string | undefined): number {
  if (character === undefined) return end
  const mark = marks.indexOf(character)
  if (mark > 0) return mark
  return character >= '0' && character <= '9' ? digit : other
}
