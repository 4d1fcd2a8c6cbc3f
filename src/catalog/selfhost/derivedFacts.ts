/**
 * What self-hosting costs as we take it: none of it is a list price. Euros at 1.10 dollars, months of 730 hours; the
 * stored prices are older than four price rises of 2026, so the ranges reach far upwards. No working hours
 * are in it.
 */

import { type FactGroup, factGroups } from '../factTable'
import text from './derivedFacts.txt?raw'

export const selfhostDerivedFacts: readonly FactGroup[] = factGroups(text)
