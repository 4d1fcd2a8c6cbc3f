/** What Google Cloud charges and allows in us-central1 (Iowa), as collected. */

import { type FactGroup, factGroups } from '../factTable'
import text from './facts.txt?raw'

export const gcpFacts: readonly FactGroup[] = factGroups(text)
