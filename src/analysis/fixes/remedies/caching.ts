/** What is read again and again is kept by the reader for a while: most reads then stay in process. */

import { duration } from '../../../base/quantityFormat'
import { editCall } from '../../../model/edits/callEdits'
import type { Remedy } from './remedy'
import { grouped, isOwn, onlyReads, remoteCalls, sequence } from './remoteCalls'

/** Share of reads that find what they look for in memory: ours, a middling figure for data that seldom changes. */
const hits = 0.8

/** How old what is found may be. */
const maxAge = 10

export const caching: Remedy = {
  label: 'Kept in memory by the reader',
  fixes: (input) =>
    grouped(
      remoteCalls(input).filter(
        ({ call, to }) =>
          call.mode === 'sync' &&
          // As many bytes each way is what a call has that nobody described.
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
