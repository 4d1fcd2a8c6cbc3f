/** What is known of Amazon Web Services in eu-west-1 (Ireland) itself; the rest is borrowed from us-east-1 (`regionalFallback.ts`). */

import { type FactGroup, factGroups } from '../factTable'
import text from './euWest1.txt?raw'

export const euWest1Groups: readonly FactGroup[] = factGroups(text)
