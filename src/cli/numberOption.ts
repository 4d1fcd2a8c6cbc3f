/** Whole numbers as options. */

import { failure, type Result, success } from '../base/result'
import { quoted } from '../formats/quote'
import type { CliCall } from './cliCommand'

export function numberOption(
  call: CliCall,
  option: string,
  otherwise: number,
  least: number,
  most: number,
): Result<number> {
  const given = call.text(option)
  if (given === undefined) return success(otherwise)
  const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN
  if (value >= least && value <= most) return success(value)
  return failure(`--${option}`, `must be a whole number from ${least} to ${most}, not "${quoted(given, 40)}"`)
}
