/** What is known of Amazon Web Services in ap-northeast-1 (Tokyo) itself; the rest is borrowed from us-east-1 (`regionalFallback.ts`). */

import { type FactGroup, factGroups } from '../factTable'
import text from './apNortheast1.txt?raw'

export const apNortheast1Groups: readonly FactGroup[] = factGroups(text)
