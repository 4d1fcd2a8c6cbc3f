/** Designs for tests in a few words: what a test does not say is what a file that leaves it out would mean. */

import { tableOf } from '../../src/base/table'
import { call, defaultAssumptions, emptyDocument, operation, service, workload } from '../../src/model/constructors'
import type { Assumptions, Call, Document, Kind, Operation, Service, Workload } from '../../src/model/document'
import { compare } from '../../src/scorer/comparison'
import type { Comparison } from '../../src/scorer/scorecard'

export interface Sketch {
  readonly services: {
    readonly [id: string]: Partial<Omit<Service, 'id'>> & {
      readonly operations?: { readonly [id: string]: Partial<Operation> }
    }
  }
  /** "web/page > cart/view", with what differs from the defaults. */
  readonly calls?: readonly (readonly [arrow: string, fields?: Partial<Call>])[]
  readonly workloads?: { readonly [id: string]: Partial<Omit<Workload, 'id' | 'to'>> & { readonly to: string } }
  /** Services by deployable. */
  readonly deployables?: { readonly [id: string]: readonly string[] }
  readonly assumptions?: Partial<Assumptions>
}

export function draw(sketch: Sketch): Document {
  const services = Object.entries(sketch.services).map(([id, { operations: _, kind = 'service', ...fields }]) =>
    service(id, kind as Kind, fields),
  )
  const kinds = new Map(services.map(({ id, kind }) => [id as string, kind]))
  const operations = Object.entries(sketch.services).flatMap(([id, { operations = { handle: {} } }]) =>
    Object.entries(operations).map(([name, fields]) =>
      operation({ id: `service:${id}`, kind: kinds.get(`service:${id}`) as Kind }, name, fields),
    ),
  )
  const stages = new Map<string, number>()
  const calls = (sketch.calls ?? []).map(([arrow, fields], i) => {
    const [from = '', to = ''] = arrow.split(' > ').map(path)
    const stage = stages.get(from) ?? 0
    stages.set(from, stage + 1)
    const towards = kinds.get(`service:${to.split('/')[0]}`) as Kind
    return call(`call:${i}`, `operation:${from}`, `operation:${to}`, towards, { stage, ...fields })
  })
  const workloads = Object.entries(sketch.workloads ?? {}).map(([id, { to, ...fields }]) =>
    workload(id, `operation:${path(to)}`, fields),
  )
  const shared = Object.entries(sketch.deployables ?? {})
  return {
    ...emptyDocument,
    design: {
      services: tableOf(services),
      operations: tableOf(operations),
      calls: tableOf(calls),
      workloads: tableOf(workloads),
    },
    partition: {
      of: Object.fromEntries(
        shared.flatMap(([id, members]) => members.map((m) => [`service:${m}`, `deployable:${id}`])),
      ),
      deployables: Object.fromEntries(shared.map(([id]) => [`deployable:${id}`, { id: `deployable:${id}`, name: id }])),
    },
    assumptions: { ...defaultAssumptions, ...sketch.assumptions },
  } as Document
}

/** Both sides of a sketch; throws where it has no answer. */
export function compared(sketch: Sketch | Document): Comparison {
  const result = compare('design' in sketch ? sketch : draw(sketch))
  if (!result.ok) throw new Error(`${result.problem.place}: ${result.problem.message}`)
  return result.value
}

function path(operation: string): string {
  return operation.includes('/') ? operation : `${operation}/handle`
}
