/** All checks, in the order in which their findings are shown. */

import type { Finding } from '../result/scorecard'
import { chatty } from './chatty'
import type { Check, Checked } from './check'
import { cycles } from './cycles'
import { glue } from './dissolvedGlue'
import { patience } from './executionTimeout'
import { many } from './fixedQuotas'
import { chains } from './functionChain'
import { unfit } from './incompatibleOffer'
import { apart } from './keptApart'
import { room } from './memoryFit'
import { payload } from './payload'
import { fate } from './sharedFate'
import { single } from './singlePointOfFailure'
import { teams } from './teams'
import { busy } from './utilization'

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
