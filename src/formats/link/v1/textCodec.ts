/**
 * Text: names, mostly. Each step says whether the word goes on. If it does, the next letter follows, whose best context
 * is the word so far; if not, the separator ("-", a space, the end), whose best context is the style of other names.
 * Letters are coded in lower case with a flag for capitals, so that "CartService" profits from "cart-service". A hint
 * is another text that this one probably repeats, as a name repeats an id.
 */

import { maxCounts } from './constants'
import { hash, type SymbolCoder, tooLong } from './symbolCoder'

/** The fields of text itself: letters, capitals, other characters, whether a word goes on, what follows it. */
const [letters, capitals, others, going, following] = [1, 2, 3, 4, 5]
const marks = ['', '-', ' ', '.', '_', '/']
const [end, digit, other] = [0, 6, 7]

export function codeText(coder: SymbolCoder, field: number, value: string, hint = ''): string {
  const characters = [...value]
  const hinted = [...hint]
  let written = ''
  let [last, two, three, word, wordBefore, words, length, inHint, style, capital] = [0, 0, 0, 0, 0, 0, 0, 0, 0, false]
  for (let at = 0; ; at++) {
    if (at > maxCounts.text) throw tooLong
    const character = characters[at]
    const letter = letterOf(character)
    const expected = hinted[inHint]
    const guess = hint === '' ? 1 : hash(letterOf(expected), hash(expected === undefined ? 0 : 1, 2))
    const ofField = hash(field, word)
    const near = [
      hash(1, last),
      hash(2, two),
      hash(3, three),
      hash(4, word),
      hash(5, ofField),
      hash(guess, last),
    ] as const
    const goesOn = coder
      .context(going, ...near, hash(6, Math.min(words, 2)))
      .phase(length)
      .flag(letter >= 0)
    if (goesOn) {
      const symbol = coder
        .context(letters, ...near, hash(hash(7, wordBefore), word))
        .phase(length)
        .symbol(Math.max(0, letter), 5)
      const first = word === 0 ? 1 : 0
      const shape = hash(hash(first, capital ? 1 : 0), Math.min(words, 2))
      const upper = isCapital(character)
      capital = coder
        .context(capitals, hash(1, shape), hash(hash(2, shape), field), hash(3, ofField), hash(4, guess))
        .flag(upper)
      const small = String.fromCharCode(97 + Math.min(25, symbol))
      written += capital ? small.toUpperCase() : small
      three = hash(two, symbol)
      two = hash(last, symbol)
      last = symbol + 1
      word = hash(word, symbol)
      length++
      if (letterOf(expected) === symbol) inHint++
      continue
    }
    const shape = hash(hash(Math.min(words, 3), word === 0 ? 1 : 0), style)
    const others = hash(shape, coder.styles[field]!)
    coder.context(
      following,
      hash(1, shape),
      hash(hash(2, shape), field),
      hash(3, others),
      hash(4, word),
      hash(5, guess),
    )
    const mark = coder.symbol(markOf(character), 3)
    if (mark === end) return written
    style = mark
    coder.styles[field] = mark
    const next = mark < digit ? marks[mark]! : special(coder, mark, last, character)
    written += next
    if (expected === next) inHint++
    if (word !== 0) words++
    wordBefore = word
    length = 0
    ;[last, two, three, word] = mark < digit ? [0, 0, 0, 0] : [64 + (next.codePointAt(0) as number), last, two, 0]
  }
}

function special(coder: SymbolCoder, mark: number, last: number, character: string | undefined): string {
  const code = character?.codePointAt(0) ?? 0
  const inContext = (salt: number, ...contexts: readonly number[]) =>
    coder.context(others, salt, ...contexts.map((context) => hash(context, salt)))
  if (mark === digit) return String(Math.min(9, inContext(1, last).symbol(code - 48, 4)))
  if (!inContext(2, last).flag(code >= 128)) return String.fromCharCode(inContext(3, last).symbol(code, 7))
  const high = inContext(4, last).symbol(code >>> 14, 7)
  const middle = inContext(5, high, last).symbol((code >>> 7) & 127, 7)
  const low = inContext(6, middle, hash(middle, last)).symbol(code & 127, 7)
  return String.fromCodePoint(Math.min(0x10ffff, (high << 14) | (middle << 7) | low))
}

/** 0 for "a" and "A", 25 for "z" and "Z"; -1: no letter of ASCII. */
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
