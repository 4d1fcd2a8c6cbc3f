/** N + 1: many calls of one kind in one execution become one call with a list. */

import { number } from '../../base/format'
import { rows } from '../../base/table'
import type { Call, OperationId } from '../../model/document'
import { inOneCall } from './bulk'
import type { Remedy, Subject } from './remedy'

/** From so many calls on. */
const many = 2

export const batching: Remedy = {
  label: 'One call with a list',
  fixes: (subject) => {
    const { document, drawn } = subject
    return rows<Call>(document.design.calls).flatMap((call) => {
      const toll = drawn.lowered.calls[call.id]
      if (!toll || toll.inProcess || toll.bytes === 0 || call.count < many) return []
      const [from, to] = [nameOf(subject, call.from), nameOf(subject, call.to)]
      return [
        {
          of: [call.id],
          title: `Batch the ${number(call.count, 2)} calls from ${from} to ${to} into one`,
          reason: `One call carries the bytes of all ${number(call.count, 2)} and pays one round trip.`,
          assumes: `${to} takes a list, and its work for a list is the sum of the work for its items.`,
          edit: inOneCall(call.id, call.count),
        },
      ]
    })
  },
}

function nameOf({ document: { design } }: Subject, id: OperationId): string {
  const operation = design.operations[id]
  return (operation && design.services[operation.service]?.name) ?? id
}
