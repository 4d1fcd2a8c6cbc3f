/**
 * Decimal numbers times powers of ten, without arithmetic. A file says milliseconds, the core thinks in seconds;
 * 0.1 × 0.001 is not the double nearest to 0.0001, but moving the point in the digits is exact both ways.
 */

/** `digits` × 10^places, as JavaScript writes numbers: shortest form, exponent only when very long. */
export function shiftDecimal(digits: string, places: number): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits)
  if (!parts) return digits
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const significant = (whole + fraction).replace(/^0+/, '')
  const trimmed = significant.replace(/0+$/, '')
  if (trimmed === '') return '0'
  // The value is 0.trimmed × 10^point.
  const point = significant.length - fraction.length + Number(exponent) + places
  return sign + placed(trimmed, point)
}

/** A value × 10^places, written so that it is read back exactly. */
export function decimalText(value: number, places: number): string {
  return shiftDecimal(String(value), places)
}

function placed(trimmed: string, point: number): string {
  if (point > 21 || point < -6) {
    const exponent = point - 1
    const rest = trimmed.slice(1)
    return `${trimmed[0]}${rest && `.${rest}`}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`
  }
  if (point <= 0) return `0.${'0'.repeat(-point)}${trimmed}`
  if (point >= trimmed.length) return trimmed + '0'.repeat(point - trimmed.length)
  return `${trimmed.slice(0, point)}.${trimmed.slice(point)}`
}
