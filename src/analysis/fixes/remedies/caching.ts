/** Data that is read repeatedly is cached by the reader, so that most reads stay in process. */

import { duration } from '../../../base/quantityFormat'
import { editCall } from '../../../model/edits/callEdits'
import type { Remedy } from './remedy'
import { grouped, isOwn, onlyReads, remoteCalls, sequence } from './remoteCalls'

/** Assumed share of cache hits, a moderate figure for data that rarely changes. */
const hits = 0.8

/** Seconds until a cached value expires. */
const maxAge = 10

export const caching: Remedy = {
  label: 'Kept in memory by the reader',
  fixes: (input) =>
    grouped(
      remoteCalls(input).filter(
        ({ call, to }) =>
          call.mode === 'sync' &&
          // Equal sizes are the default of a call without a description, not evidence of a read.
          call.response > call.request &&
          onlyReads(input.document.design, call) &&
          (isOwn(to) || to.kind === 'database' || to.kind === 'external'),
      ),
      ({ from, call }) => `${from.id} ${call.to}`,
    ).map((group) => {
      const { from, to, call } = group[0]!
      return {
        of: group.map((row) => row.call.id),
        title: `Keep in ${from.name} what it reads from ${to.name} (${call.to.split('/').slice(1).join('/')})`,
        reason: `Eight of ten reads are then answered from memory.`,
        assumes: `It reads and changes nothing, 80 % of the reads ask for the same again, and an answer may be ${duration(maxAge)} old.`,
        edit: sequence(group.map((row) => editCall(row.call.id, { count: row.call.count * (1 - hits) }))),
      }
    }),
}
