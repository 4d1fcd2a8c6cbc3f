/** Figures that are not here yet, though nothing is wrong with the design: until they come those of before stand. */

import type { Problem } from '../base/result'

/** Told from other problems by identity. */
export const onTheirWay: Problem = { place: '', message: 'The figures are on their way' }
