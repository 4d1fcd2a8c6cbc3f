/** Why two figures have no bridge: one of them has no limit, because its side does not keep up with its load [B7]. */

/** Undefined where all figures are finite; `between` are those on the way from one to the other. */
export function sideWithoutLimit(from: number, to: number, ...between: readonly number[]): string | undefined {
  const [drawn, merged] = [!Number.isFinite(from), !Number.isFinite(to)]
  if (drawn && merged) return 'Neither side keeps up with its load: there is no difference to divide.'
  if (drawn) return 'As drawn this does not keep up with its load: there is no difference to divide.'
  if (merged) return 'Merged it does not keep up with its load: there is no difference to divide.'
  if (between.every(Number.isFinite)) return undefined
  return 'On the platform of its members this does not keep up with its load: there is no move to price.'
}
