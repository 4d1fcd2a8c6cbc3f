/** The registry of fields: all row types of the design file, in its order. */

import { assumptionFields } from './assumptionFields'
import { callFields } from './callFields'
import { deployableFields } from './deployableFields'
import { operationFields } from './operationFields'
import { serviceFields } from './serviceFields'
import { workloadFields } from './workloadFields'

export const fields = {
  service: serviceFields,
  operation: operationFields,
  call: callFields,
  workload: workloadFields,
  deployable: deployableFields,
  assumption: assumptionFields,
} as const
