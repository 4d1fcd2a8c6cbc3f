/** A design so large that its figures are made beside all else: a tree of services, each calling two. */

import { tableOf } from '../../src/base/table'
import { call, emptyDocument, operation, service, workload } from '../../src/model/constructors'
import type { Document, OperationId } from '../../src/model/document'

export const entry: OperationId = 'operation:s0/run'

export function company(services: number): Document {
  const all = Array.from({ length: services }, (_, i) => service(`s${i}`, 'service'))
  const operations = all.map((of) => operation(of, 'run', { demand: 0.001 }))
  const calls = operations.flatMap((to, i) =>
    i === 0 ? [] : [call(`call:${i}`, operations[Math.floor((i - 1) / 2)]!.id, to.id, 'service')],
  )
  const design = {
    services: tableOf(all),
    operations: tableOf(operations),
    calls: tableOf(calls),
    workloads: tableOf([workload('all', entry, { rate: 5 })]),
  }
  return { ...emptyDocument, name: 'Company', design }
}
