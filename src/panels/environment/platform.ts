/** Which keys this machine's people expect. */

import type { Platform } from '../../commands/keys'

export const platform: Platform = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '') ? 'mac' : 'other'
