/** What rented and owned machines cost, as collected: third-party notes of prices that have moved since, and assumptions. */

import { type FactGroup, factGroups } from '../factTable'
import text from './facts.txt?raw'

export const selfhostFacts: readonly FactGroup[] = factGroups(text)
