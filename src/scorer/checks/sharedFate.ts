/** Shared fate: an optional part that, merged, takes down what could do without it [K2]. */

import { rows } from '../../base/table'
import { serviceOf } from '../../model/constructors'
import type { Call } from '../../model/document'
import { operationName } from '../result/designNames'
import type { Check } from './check'

export const sharedFate: Check = {
  label: 'Shared fate',
  findings: ({ design, placement }) =>
    rows<Call>(design.calls)
      .filter(({ optional }) => optional)
      .filter((call) => {
        const [from, to] = [serviceOf(call.from), serviceOf(call.to)]
        return from !== to && placement[from] === placement[to]
      })
      .map((call) => ({
        check: 'fate',
        of: call.id,
        text: `${operationName(design, call.from)} survives a failing ${operationName(design, call.to)} while they are apart; in one process a crash of either is a crash of both.`,
      })),
}
