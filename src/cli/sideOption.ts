/** The option `--side`. */

import { failure, type Result, success } from '../base/result'
import { shown } from '../formats/text'
import type { Call } from './cliCommand'

export type Side = 'drawn' | 'merged'

/** Undefined: not given. */
export function sideOf(call: Call): Result<Side | undefined> {
  const side = call.text('side')
  if (side === undefined || side === 'drawn' || side === 'merged') return success(side)
  return failure('--side', `is drawn or merged, not "${shown(side, 40)}"`)
}
