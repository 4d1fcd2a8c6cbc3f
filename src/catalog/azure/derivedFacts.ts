/**
 * What the collected facts say between the lines (allowances, steps, units), and what had to be remembered for a
 * bill to be possible.
 */

import { type FactGroup, factGroups } from '../factTable'
import text from './derivedFacts.txt?raw'

export const azureDerivedFacts: readonly FactGroup[] = factGroups(text)
