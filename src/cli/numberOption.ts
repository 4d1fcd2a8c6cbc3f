/** Whole numbers as options. */

import { failure, type Result, success } from '../base/result'
import { quoted } from '../formats/quote'
import type { CliCall } from './cliCommand'

/** The value of the option, within the bounds; `defaultValue`: it is not set. */
export function numberOption(
  call: CliCall,
  option: string,
  { defaultValue, min, max }: { readonly defaultValue: number; readonly min: number; readonly max: number },
): Result<number> {
  const text = call.text(option)
  if (text === undefined) return success(defaultValue)
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return success(value)
  return failure(`--${option}`, `must be a whole number from ${min} to ${max}, not "${quoted(text, 40)}"`)
}
