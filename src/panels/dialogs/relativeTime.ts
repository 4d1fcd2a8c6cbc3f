/** A past time relative to now: "3 hours ago". */

const units = [
  [60_000, 60, 'minute'],
  [3_600_000, 24, 'hour'],
  [86_400_000, Number.POSITIVE_INFINITY, 'day'],
] as const

/** From "just now" for less than a minute to "12 days ago"; takes the time passed, in milliseconds. */
export function relativeTime(milliseconds: number): string {
  for (const [length, maxCount, noun] of units) {
    const count = Math.floor(milliseconds / length)
    if (count < 1) return 'just now'
    if (count < maxCount) return `${count} ${noun}${count === 1 ? '' : 's'} ago`
  }
  return 'long ago'
}
