/** All checks, in the order in which their findings are shown. */

import type { Finding } from '../scorecard'
import { apart } from './apart'
import { busy } from './busy'
import { chains } from './chains'
import { chatty } from './chatty'
import type { Check, Checked } from './check'
import { cycles } from './cycles'
import { fate } from './fate'
import { glue } from './glue'
import { many } from './many'
import { patience } from './patience'
import { payload } from './payload'
import { room } from './room'
import { single } from './single'
import { teams } from './teams'
import { unfit } from './unfit'

export const checks = {
  unfit,
  busy,
  room,
  payload,
  many,
  patience,
  single,
  chatty,
  chains,
  cycles,
  apart,
  glue,
  fate,
  teams,
} satisfies Record<string, Check>

export function findings(context: Checked): readonly Finding[] {
  return Object.values<Check>(checks).flatMap((check) => check.findings(context))
}
