/**
 * Text from outside, safe to repeat in one line of a message: no control characters, at most `maxLength` code points, and
 * nothing that reads like an internal error.
 */
export function quoted(text: string, maxLength = 80): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd').replaceAll('[object Object]', '…')
  const points = [...clean.slice(0, 2 * maxLength)]
  return points.length > maxLength || clean.length > 2 * maxLength ? `${points.slice(0, maxLength).join('')}…` : clean
}
