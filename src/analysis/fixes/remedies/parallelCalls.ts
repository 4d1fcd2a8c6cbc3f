/** Independent calls that one execution makes one after another are made in parallel. */

import { rows } from '../../../base/table'
import type { Call, Operation } from '../../../model/document'
import { editCall } from '../../../model/edits/callEdits'
import type { AnalysisInput } from '../../subject/analysisInput'
import type { Fix, Remedy } from './remedy'
import { isRead, onlyReads, type RemoteCall, remoteCalls, sequence } from './remoteCalls'

export const parallelCalls: Remedy = {
  label: 'Calls made at once',
  fixes: (input) => {
    const reads = remoteCalls(input).filter(
      ({ call }) => call.mode === 'sync' && isRead(call) && onlyReads(input.document.design, call),
    )
    return rows<Operation>(input.document.design.operations).flatMap(({ id, name }) => {
      const own = reads.filter(({ call }) => call.from === id)
      return worthIt(own) ? [fix(input, name, own)] : []
    })
  },
}

/** Whether at least two of these calls wait for each other. */
function worthIt(own: readonly RemoteCall[]): boolean {
  const stages = new Set(own.map(({ call }) => call.stage))
  return stages.size > 1 || own.some(({ call }) => call.fanOut === 'sequential' && call.count > 1)
}

function fix({ document: { design } }: AnalysisInput, name: string, own: readonly RemoteCall[]): Fix {
  const from = own[0]?.from.name ?? ''
  const callees = [...new Set(own.map(({ to }) => to.name))]
  const first = Math.min(...own.map(({ call }) => call.stage))
  const chosen = new Set<string>(own.map(({ call }) => call.id))
  // Calls between them go first: the reads may need their results.
  const before = rows<Call>(design.calls).filter(
    (call) => call.from === own[0]?.call.from && !chosen.has(call.id) && call.stage >= first && call.mode === 'sync',
  )
  const last = Math.max(first - 1, ...before.map(({ stage }) => stage)) + 1
  return {
    of: own.map(({ call }) => call.id),
    title: `Let ${from} (${name}) read from ${callees.length > 3 ? `${callees.length} services` : callees.join(', ')} at once`,
    reason: 'Times that follow each other add up; of times side by side only the longest counts.',
    assumes: 'None of these reads needs the answer of another.',
    edit: sequence(own.map(({ call }) => editCall(call.id, { stage: last, fanOut: 'parallel' }))),
  }
}
