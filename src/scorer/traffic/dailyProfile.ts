/**
 * The shape of the day: 24 hourly factors with mean 1. The named shapes are deliberately coarse; a
 * measured day is written as its 24 factors instead.
 *
 * - flat: every hour alike.
 * - office: one working day, peak 2.4 times the mean, quiet nights (0.2).
 * - evening: consumer services, peak 2.3 times the mean at 21 h.
 * - nightly: a batch window of four hours, 5.4 times the mean, little else.
 * - spiky: one hour ten times the mean, the rest even.
 */

import { hoursPerDay } from '../../base/units'
import type { Profile, ProfileName } from '../../model/document'

const shapes: { readonly [name in ProfileName]: readonly number[] } = {
  flat: new Array<number>(hoursPerDay).fill(1),
  office: normalized([2, 2, 2, 2, 2, 2, 4, 8, 16, 23, 25, 24, 20, 22, 24, 23, 19, 12, 7, 5, 4, 3, 2, 2]),
  evening: normalized([9, 6, 4, 3, 2, 2, 3, 5, 7, 8, 9, 10, 11, 10, 10, 11, 13, 16, 20, 23, 25, 26, 23, 16]),
  nightly: normalized([2, 22, 22, 22, 22, 2, ...new Array<number>(18).fill(2 / 6)]),
  spiky: normalized([...new Array<number>(12).fill(1), (10 * 23) / 14, ...new Array<number>(11).fill(1)]),
}

/** The 24 hourly factors of a profile, mean 1. */
export function hourlyFactors(profile: Profile): readonly number[] {
  return typeof profile === 'string' ? shapes[profile] : profile
}

function normalized(weights: readonly number[]): readonly number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  return weights.map((weight) => weight / mean)
}
