/** Text from outside, made fit to be quoted in a message of ours. */

/**
 * Text from outside, fit for one line of a message: no control characters, not longer than `maxLength` code points, and nothing that
 * reads as if our own message had broken.
 */
export function quoted(text: string, maxLength = 80): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd').replaceAll('[object Object]', '…')
  const points = [...clean.slice(0, 2 * maxLength)]
  return points.length > maxLength || clean.length > 2 * maxLength ? `${points.slice(0, maxLength).join('')}…` : clean
}
