/**
 * Several units of work in one execution: a workflow that runs once a second may run every five seconds and do five
 * times as much. Costs per execution, state or request fall to a fifth; costs per time or byte stay.
 *
 * All operations that only this workload starts then do the work of five: five times the demand, waits and bytes;
 * calls made less than once per execution are made up to five times as often. Offered only where no user waits for the
 * answer: behind a workflow, a queue, a stream or a job.
 */

import { rows } from '../../../base/table'
import { serviceOf } from '../../../model/constructors'
import type { Call, Document, Edit, Operation, OperationId, Workload } from '../../../model/document'
import { editCall } from '../../../model/edits/callEdits'
import { editOperation } from '../../../model/edits/operationEdits'
import { editService } from '../../../model/edits/serviceEdits'
import { editWorkload } from '../../../model/edits/workloadEdits'
import type { Remedy } from './remedy'
import { sequence } from './remoteCalls'

const units = 5

const asyncKinds = new Set(['orchestrator', 'queue', 'topic', 'stream', 'job'])

export const longerInterval: Remedy = {
  label: 'Several units of work at once',
  fixes: ({ document }) =>
    rows<Workload>(document.design.workloads).flatMap((workload) => {
      const entry = document.design.services[serviceOf(workload.to)]
      const set = setOff(document, workload)
      if (!entry || !asyncKinds.has(entry.kind) || set.size < 2) return []
      return [
        {
          of: [workload.id],
          title: `Let ${entry.name} do ${units} units of work per execution instead of one`,
          reason: `What is paid or limited by the execution, the state or the request comes a fifth as often.`,
          assumes: `Work may wait until ${units} units of it are there, and one execution bears ${units} times the data.`,
          edit: sequence([editWorkload(workload.id, { rate: workload.rate / units }), heavier(set)]),
        },
      ]
    }),
}

/** Operations that run for this workload alone. */
function setOff({ design }: Document, { to, id }: Workload): ReadonlySet<OperationId> {
  const reached = new Set<OperationId>([to])
  const calls = rows<Call>(design.calls)
  // The set grows while it is iterated.
  for (const operation of reached) for (const call of calls) if (call.from === operation) reached.add(call.to)
  const foreign = new Set(rows<Workload>(design.workloads).flatMap((other) => (other.id === id ? [] : [other.to])))
  for (let size = -1; size !== reached.size; ) {
    size = reached.size
    for (const operation of reached)
      if (foreign.has(operation) || calls.some((call) => call.to === operation && !reached.has(call.from)))
        reached.delete(operation)
  }
  return reached.has(to) ? reached : new Set()
}

function heavier(set: ReadonlySet<OperationId>): Edit {
  return (document) => {
    const { design } = document
    const inside = rows<Call>(design.calls).filter(({ from }) => set.has(from))
    const own = rows<Operation>(design.operations).filter(({ id }) => set.has(id))
    const services = new Set(own.map(({ service }) => service))
    return sequence([
      ...own.map(({ id, demand, wait, cv, errorRate }) =>
        editOperation(id, {
          demand: demand * units,
          wait: wait * units,
          cv: cv / Math.sqrt(units),
          errorRate: 1 - (1 - errorRate) ** units,
        }),
      ),
      ...inside.map(({ id, count, request, response, to }) => {
        // A call to a shared operation stays unchanged and is made once per unit.
        if (!set.has(to)) return editCall(id, { count: count * units })
        const often = count < 1 ? Math.min(1, count * units) : count
        const bytes = (count * units) / (often || 1)
        return editCall(id, { count: often, request: request * bytes, response: response * bytes })
      }),
      ...[...services].map((id) => {
        const perRequest = design.services[id]?.memoryPerRequest ?? 0
        return editService(id, { memoryPerRequest: perRequest * units })
      }),
    ])(document)
  }
}
