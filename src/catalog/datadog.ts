/** What Datadog charges, wherever the watched system runs. */

import text from './datadog.txt?raw'
import { type FactGroup, factGroups } from './factTable'

export const datadog: readonly FactGroup[] = factGroups(text)
