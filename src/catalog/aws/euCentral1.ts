/** What is known of Amazon Web Services in eu-central-1 (Frankfurt) itself; the rest is borrowed from us-east-1 (`regionalFallback.ts`). */

import { type FactGroup, factGroups } from '../factTable'
import text from './euCentral1.txt?raw'

export const euCentral1Groups: readonly FactGroup[] = factGroups(text)
