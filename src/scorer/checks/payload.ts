/** Too large: a request or an answer that a part of the provider does not take, at any load. */

import { bytes } from '../../base/format'
import { gibibyte, kibibyte, mebibyte } from '../../base/units'
import { findFact } from '../../catalog/lookup'
import type { Context } from '../context'
import { type Box, type Crossing, crossingsOf } from '../costs/crossings'
import type { Check } from './check'
import { namesIn } from './naming'

/** As quotas are quoted: a provider's KB is 1,024 bytes here. */
const units: Readonly<Record<string, number>> = {
  KB: kibibyte,
  KiB: kibibyte,
  MB: mebibyte,
  MiB: mebibyte,
  GB: gibibyte,
}

export const payload: Check = {
  label: 'Too large',
  findings: (context) =>
    crossingsOf(context).crossings.flatMap((crossing) => {
      const { call, from, to } = crossing
      const largest = Math.max(call.request, call.response)
      const box = [to, from].find((end) => largest > takes(context, end, crossing))
      if (!box) return []
      const most = bytes(takes(context, box, crossing))
      return [
        {
          ...{ check: 'payload', of: call.id },
          text: `${bytes(largest)} are more than ${namesIn(context, box.id)} takes at once (${most}): hand over a reference to a store, or smaller pieces.`,
        },
      ]
    }),
}

function takes({ catalog }: Context, { offer }: Box, { call, to }: Crossing): number {
  const { payload, payloadAsync, payloadToFunction } = offer?.limits ?? {}
  const id =
    call.mode === 'async' && to.offer === offer
      ? (payloadAsync ?? payload)
      : to.offer?.platform === 'function'
        ? (payloadToFunction ?? payload)
        : payload
  const found = id === undefined ? undefined : findFact(catalog, id)
  return (found?.value ?? Infinity) * (units[found?.unit.split(' ')[0] ?? ''] ?? 1)
}
