/** All checks, in the order in which their findings are shown. */

import type { Finding } from '../result/scorecard'
import { assumedOrigin } from './assumedOrigin'
import { chatty } from './chatty'
import type { Check, CheckContext } from './check'
import { cycles } from './cycles'
import { dissolvedGlue } from './dissolvedGlue'
import { executionTimeout } from './executionTimeout'
import { fixedQuotas } from './fixedQuotas'
import { functionChain } from './functionChain'
import { highUtilization } from './highUtilization'
import { idleDiscount } from './idleDiscount'
import { incompatibleOffer } from './incompatibleOffer'
import { keptApart } from './keptApart'
import { machineGroups } from './machineGroups'
import { memoryFit } from './memoryFit'
import { mergedPlatform } from './mergedPlatform'
import { payload } from './payload'
import { sharedFate } from './sharedFate'
import { singleReplica } from './singleReplica'
import { teams } from './teams'
import { waitingUsers } from './waitingUsers'

export const checks = {
  unfit: incompatibleOffer,
  platform: mergedPlatform,
  machines: machineGroups,
  busy: highUtilization,
  users: waitingUsers,
  room: memoryFit,
  payload,
  many: fixedQuotas,
  patience: executionTimeout,
  single: singleReplica,
  chatty,
  chains: functionChain,
  cycles,
  apart: keptApart,
  glue: dissolvedGlue,
  fate: sharedFate,
  teams,
  discounts: idleDiscount,
  origin: assumedOrigin,
} satisfies Record<string, Check>

/** The findings of all checks on one side, in the order of `checks`. */
export function findings(context: CheckContext): readonly Finding[] {
  return Object.values<Check>(checks).flatMap((check) => check.findings(context))
}
