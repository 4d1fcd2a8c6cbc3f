/**
 * What the collected facts say between the lines (allowances, steps, clocks), and what had to be remembered or
 * assumed for a bill to be possible.
 */

import { type FactGroup, factGroups } from '../factTable'
import text from './derivedFacts.txt?raw'

export const gcpDerivedFacts: readonly FactGroup[] = factGroups(text)
