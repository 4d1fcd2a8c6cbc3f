/** Several objects of one execution are stored as one: requests are billed by number, not by size. */

import { number } from '../../../base/quantityFormat'
import { rows } from '../../../base/table'
import type { Call } from '../../../model/document'
import { editCall } from '../../../model/edits/callEdits'
import type { Remedy } from './remedy'
import { grouped, remoteCalls, sequence } from './remoteCalls'

export const objectPacking: Remedy = {
  label: 'One object in place of several',
  fixes: (input) =>
    grouped(
      remoteCalls(input).filter(({ call, to }) => to.kind === 'objectStore' && call.count >= 2),
      ({ to }) => to.id,
    ).map((group) => {
      const { to } = group[0]!
      const max = Math.max(...group.map(({ call }) => call.count))
      return {
        of: group.map(({ call }) => call.id),
        title: `Pack the ${number(max, 2)} objects that go to ${to.name} together into one`,
        reason: 'A store charges by the request, and answers each of them no sooner for being small.',
        assumes: 'What is written together is read together.',
        edit: sequence(group.map(({ call }) => packed(call))),
      }
    }),
}

function packed({ id, count, request, response }: Call) {
  return editCall(id, { count: 1, request: request * count, response: response * count })
}

/** Calls into a store, by its id. */
export function callsInto(design: { readonly calls: Readonly<Record<string, Call>> }, store: string): readonly Call[] {
  return rows<Call>(design.calls).filter(({ to }) => to.startsWith(`operation:${store.slice('service:'.length)}/`))
}
