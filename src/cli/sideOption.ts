/** The option `--side`. */

import { failure, type Result, success } from '../base/result'
import { quoted } from '../formats/quote'
import type { CliCall } from './cliCommand'

/** The values of `--side`. */
export type SideOption = 'drawn' | 'merged'

/** The side; undefined: it is not set. */
export function sideOption(call: CliCall): Result<SideOption | undefined> {
  const side = call.text('side')
  if (side === undefined || side === 'drawn' || side === 'merged') return success(side)
  return failure('--side', `is drawn or merged, not "${quoted(side, 40)}"`)
}
