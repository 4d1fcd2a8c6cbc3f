import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentence } from '../../../src/base/result'
import { design as file } from '../../../src/formats/design/design'
import type { CallId, Document, Edit, OperationId, ServiceId, WorkloadId } from '../../../src/model/document'
import { overrideFact, setAssumed, setAssumptions } from '../../../src/model/edits/assumptionEdits'
import { addCall, connect, editCall, removeCalls } from '../../../src/model/edits/callEdits'
import { editDeployable, mergeServices, moveServices, splitServices } from '../../../src/model/edits/deployableEdits'
import { moveServicesTo } from '../../../src/model/edits/layoutEdits'
import { renameDocument, setNotes } from '../../../src/model/edits/metadataEdits'
import {
  addOperation,
  editOperation,
  removeOperation,
  renameOperation,
  reorderOperation,
} from '../../../src/model/edits/operationEdits'
import {
  addService,
  duplicateServices,
  editService,
  freeServiceId,
  removeServices,
  renameService,
} from '../../../src/model/edits/serviceEdits'
import { addWorkload, editWorkload, removeWorkload } from '../../../src/model/edits/workloadEdits'
import { deployableOf, shareDeployable } from '../../../src/model/partition'
import { documents } from '../../support/arbitrary'
import { document } from '../../support/build'

const shop = document({
  services: { web: { operations: { page: {}, cart: {} } }, cart: {}, db: { kind: 'database' }, q: { kind: 'queue' } },
  calls: [
    ['web/page', 'cart'],
    ['web/cart', 'cart'],
    ['cart', 'db'],
  ],
  workloads: { visits: ['web/page'], buys: ['cart'] },
  together: [['web', 'cart']],
})
const [web, cart, db, q] = ['service:web', 'service:cart', 'service:db', 'service:q'] as const

/** An edit of something that is there, or not, in any document. */
function anyEdit(of: Document): fc.Arbitrary<Edit> {
  const pick = <Id extends string>(table: object, other: Id) => fc.constantFrom(other, ...(Object.keys(table) as Id[]))
  const service = pick<ServiceId>(of.design.services, 'service:nobody')
  const operation = pick<OperationId>(of.design.operations, 'operation:nobody/handle')
  const call = pick<CallId>(of.design.calls, 'call:999')
  const workload = pick<WorkloadId>(of.design.workloads, 'workload:nobody')
  const several = fc.array(service, { maxLength: 3 })
  return fc.oneof(
    fc
      .tuple(service, fc.constantFrom('service', 'queue', 'client'))
      .map(([id, kind]) => addService(id, kind as 'queue')),
    several.map(removeServices),
    several.map((chosen) => duplicateServices(chosen)),
    fc
      .tuple(service, fc.constantFrom('job', 'database', 'client'))
      .map(([id, kind]) => editService(id, { kind: kind as 'job' })),
    service.map((id) => renameService(id, 'Renamed')),
    fc.tuple(service, fc.constantFrom('get', 'handle')).map(([id, name]) => addOperation(id, name)),
    operation.map(removeOperation),
    operation.map((id) => editOperation(id, { demand: 0.5 })),
    operation.map((id) => renameOperation(id, 'other')),
    operation.map((id) => reorderOperation(id, 1)),
    fc.tuple(operation, operation).map(([from, to]) => addCall(from, to)),
    fc.tuple(service, service).map(([from, to]) => connect(from, to)),
    call.map((id) => removeCalls([id])),
    call.map((id) => editCall(id, { count: 7, optional: true })),
    operation.map((to) => addWorkload('new', to)),
    workload.map(removeWorkload),
    workload.map((id) => editWorkload(id, { rate: 5 })),
    several.map(mergeServices),
    several.map(splitServices),
    fc.tuple(several, service).map(([chosen, host]) => moveServices(chosen, host)),
    service.map((id) => (now: Document) => editDeployable(deployableOf(now.partition, id), { name: 'Core' })(now)),
    fc.constant(setAssumptions({ mesh: true })),
    fc.constant(overrideFact('net.rtt.zone', { value: 0.001 })),
    service.map((id) => moveServicesTo({ [id]: { x: 40, y: 60 } })),
  )
}

describe('every edit', () => {
  it('every edit leaves a document that can be written and read', () => {
    fc.assert(
      fc.property(
        documents({ services: 5, calls: 6 }).chain((start) =>
          fc.tuple(fc.constant(start), fc.array(anyEdit(start), { maxLength: 5 })),
        ),
        ([start, edits]) => {
          const end = edits.reduce((now, edit) => edit(now), start)
          const read = file.read([{ name: 'edited', text: file.write(end) }])
          expect(read.ok ? '' : sentence(read.problem)).toBe('')
          if (read.ok) expect(file.write(read.value.document)).toBe(file.write(end))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('every edit returns the same object when nothing changes', () => {
    const idle: Edit[] = [
      removeServices(['service:ghost']),
      editService(web, { zones: 3 }),
      renameService(web, 'web'),
      removeOperation('operation:ghost/x'),
      editOperation('operation:web/page', { cv: 1 }),
      addOperation(web, 'page'),
      reorderOperation('operation:web/page', -1),
      reorderOperation('operation:cart/handle', 1),
      removeCalls(['call:77']),
      editCall('call:0', { count: 1 }),
      addCall('operation:web/page', 'operation:ghost/x'),
      removeWorkload('workload:ghost'),
      editWorkload('workload:visits', { profile: 'flat' }),
      addWorkload('visits', 'operation:web/page'),
      mergeServices([web, cart]),
      mergeServices([web, db]),
      splitServices([db]),
      moveServices([web], cart),
      setAssumptions({ mesh: false }),
      overrideFact('ghost', undefined),
      setAssumed('ghost', undefined),
      renameDocument(''),
      setNotes(''),
      moveServicesTo({}),
    ]
    for (const edit of idle) expect(edit(shop)).toBe(shop)
  })
})

describe('removing a service', () => {
  const after = removeServices([cart])(setAssumed('calls.2.count', {})(setAssumed('calls.1.count', {})(shop)))

  it('removing a service removes its operations, its calls, the workloads to it, and its position', () => {
    expect(Object.keys(after.design.operations)).not.toContain('operation:cart/handle')
    expect(Object.keys(after.design.calls)).toEqual([])
    expect(Object.keys(after.design.workloads)).toEqual(['workload:visits'])
    expect(after.partition).toEqual({ of: {}, deployables: {} })
    expect(after.assumed).toEqual({})
  })

  it('removing a service keeps assumed inputs of calls whose position shifts', () => {
    const doubted = setAssumed('calls.2.count', { why: 'guess' })(shop)
    expect(removeCalls(['call:0'])(doubted).assumed).toEqual({ 'calls.1.count': { why: 'guess' } })
  })
})

describe('merging and splitting', () => {
  it('merging moves a service from one deployable to another', () => {
    const apart = splitServices([cart])(shop)
    expect(shareDeployable(apart.partition, web, cart)).toBe(false)
    expect(moveServices([cart], web)(apart).partition).toEqual(shop.partition)
  })

  it('a change of kind splits a service off if the new kind shares no deployable', () => {
    const changed = editService(cart, { kind: 'client' })(shop)
    expect(shareDeployable(changed.partition, web, cart)).toBe(false)
  })
})

describe('copies', () => {
  it('copies have ids of their own and the calls among them', () => {
    const after = duplicateServices([web, cart])(shop)
    expect(Object.keys(after.design.services)).toContain('service:web-2')
    expect(Object.values(after.design.calls).filter(({ from }) => from.startsWith('operation:web-2/')).length).toBe(2)
    expect(freeServiceId(after, 'web')).toBe('service:web-3')
  })
})

describe('connecting two boxes', () => {
  it('connecting two boxes calls the first operation, after all other calls', () => {
    const calls = Object.values(connect(web, db)(shop).design.calls)
    expect(calls.at(-1)).toMatchObject({
      from: 'operation:web/page',
      to: 'operation:db/handle',
      stage: 1,
      mode: 'sync',
    })
  })

  it('connecting from a queue passes messages on without waiting', () => {
    const calls = Object.values(connect(q, cart)(shop).design.calls)
    expect(calls.at(-1)?.mode).toBe('async')
  })
})
