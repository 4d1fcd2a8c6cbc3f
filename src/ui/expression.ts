/**
 * Expressions typed into a number field: `1500`, `1.5k`, `3 * 250`, `2 s` in a field of milliseconds. A recursive
 * descent parser of + − × ÷, parentheses, a decimal point or comma, and units; nothing is evaluated as code.
 */

/** The unit words of a field, each as a multiple of the displayed unit. */
export type UnitWords = { readonly [word: string]: number }

const scales: UnitWords = { k: 1e3, M: 1e6, G: 1e9 }
const maxLength = 64

/** The value in the displayed unit; undefined for anything but a finite number. 64 characters at most bound the recursion. */
export function evaluate(text: string, units: UnitWords = {}): number | undefined {
  if (text.length > maxLength) return undefined
  const tokens =
    text
      .replaceAll('×', '*')
      .replaceAll('÷', '/')
      .replaceAll('−', '-')
      .match(/\d+(?:[.,]\d+)?(?:e[+-]?\d+)?|[.,]\d+|[-+*/()]|[^\s\d.,()*/+-]+/gi) ?? []
  if (tokens.join('') !== text.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-').replace(/\s+/g, ''))
    return undefined
  let at = 0

  const sum = (): number => {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-')
      value = tokens[at++] === '+' ? value + product() : value - product()
    return value
  }
  const product = (): number => {
    let value = factor()
    while (tokens[at] === '*' || tokens[at] === '/') value = tokens[at++] === '*' ? value * factor() : value / factor()
    return value
  }
  const factor = (): number => {
    const token = tokens[at++]
    if (token === '-') return -factor()
    if (token === '+') return factor()
    if (token === '(') {
      const value = sum()
      return tokens[at++] === ')' ? value : Number.NaN
    }
    const value = token === undefined ? Number.NaN : Number(token.replace(',', '.'))
    // "2k /s": a prefix, then a unit.
    return value * scale() * scale()
  }
  const scale = (): number => {
    const per = `/${tokens[at + 1]}`
    if (tokens[at] === '/' && Object.hasOwn(units, per)) {
      at += 2
      return units[per] ?? Number.NaN
    }
    const word = tokens[at]
    if (word === undefined || /^[-+*/()\d.,]/.test(word)) return 1
    at++
    return (
      (Object.hasOwn(units, word) ? units[word] : Object.hasOwn(scales, word) ? scales[word] : undefined) ?? Number.NaN
    )
  }

  const value = sum()
  return at === tokens.length && Number.isFinite(value) ? value : undefined
}

/** A number as a field shows it: at most `digits` significant digits, no grouping, readable by `evaluate`. */
export function editableNumber(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return ''
  const rounded = Number(value.toPrecision(digits))
  const text = String(rounded)
  return /e-/.test(text) ? rounded.toFixed(12).replace(/0+$/, '') : text
}
