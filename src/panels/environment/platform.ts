/** The platform whose key names are shown. */

import type { Platform } from '../../commands/keys'

/** Mac, or any other. */
export const platform: Platform = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '') ? 'mac' : 'other'
