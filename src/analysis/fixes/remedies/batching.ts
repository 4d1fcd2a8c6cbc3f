/** N + 1 calls: many calls of one kind in one execution become one call with a list. */

import { number } from '../../../base/quantityFormat'
import { combineExecutions } from './combineExecutions'
import type { Fix, Remedy } from './remedy'
import { grouped, isOwn, type RemoteCall, remoteCalls, sequence } from './remoteCalls'

/** Calls of one kind per execution from which a list pays. */
const minCalls = 1.5

export const batching: Remedy = {
  label: 'One call with a list',
  fixes: (input) => {
    const chatty = remoteCalls(input).filter(
      ({ call, to }) =>
        call.count >= minCalls && call.mode === 'sync' && (isOwn(to) || to.kind === 'cache' || to.kind === 'database'),
    )
    const places = grouped(chatty, ({ from, call }) => `${from.id} ${call.to}`)
    return [...places.map(fix), ...(places.length > 1 ? [everywhere(chatty)] : [])]
  },
}

function fix(group: readonly RemoteCall[]): Fix {
  const [{ from, to }] = group as [RemoteCall]
  const max = Math.max(...group.map(({ call }) => call.count))
  const up = group.length > 1 ? 'up to' : 'the'
  const what = group[0]?.call.to.split('/').slice(1).join('/')
  return {
    of: group.map(({ call }) => call.id),
    title: `Batch ${up} ${number(max, 2)} calls of ${from.name} to ${to.name} (${what}) into one`,
    reason: `Each of them pays for a call; one call carries the bytes of all and pays once.`,
    assumes: `${to.name} takes a list, and its work for a list is the sum of the work for its items.`,
    edit: sequence(group.map(({ call }) => combineExecutions(call.id, call.count))),
  }
}

function everywhere(group: readonly RemoteCall[]): Fix {
  const callees = new Set(group.map(({ to }) => to.name))
  return {
    of: group.map(({ call }) => call.id),
    title: `Batch everywhere: wherever one execution calls ${[...callees].join(', ')} several times`,
    reason: `All of the lists above at once.`,
    assumes: `Each of them takes a list, and its work for a list is the sum of the work for its items.`,
    edit: sequence(group.map(({ call }) => combineExecutions(call.id, call.count))),
  }
}
