/** The load that enters each service from outside: the rate of open streams, and the users of closed loops. */

import { duration, number } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import type { PerSecond } from '../../base/units'
import type { Design, ServiceId, Workload } from '../../model/document'

/** What enters one service. */
export interface EntryLoad {
  /** Sum over its open streams; undefined: it has none. */
  readonly rate?: PerSecond
  /** Its closed loops as text: "40 users, think 7 s"; undefined: it has none. */
  readonly users?: string
}

/** By service; those without a workload are left out. */
export function entryLoads(design: Design): ReadonlyMap<ServiceId, EntryLoad> {
  const loads = new Map<ServiceId, EntryLoad>()
  for (const workload of rows(design.workloads)) {
    const service = design.operations[workload.to]?.service
    if (service) loads.set(service, withWorkload(loads.get(service) ?? {}, workload))
  }
  return loads
}

function withWorkload(load: EntryLoad, { rate, users, think }: Workload): EntryLoad {
  if (users === undefined) return { ...load, rate: (load.rate ?? 0) + rate }
  const people = `${number(users)} user${users === 1 ? '' : 's'}`
  const text = think ? `${people}, think ${duration(think)}` : people
  return { ...load, users: load.users === undefined ? text : `${load.users}; ${text}` }
}
