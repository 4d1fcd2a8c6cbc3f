import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ids } from '../../src/base/table'
import { coarsest, separations } from '../../src/model/coarsest'
import { defaultAssumptions, service } from '../../src/model/constructors'
import type { DeployableId, Partition, Service, ServiceId } from '../../src/model/document'
import { kindForms } from '../../src/model/kinds/index'
import {
  blocks,
  deployableOf,
  finest,
  isRefinement,
  isSamePartition,
  merge,
  normalise,
  shareDeployable,
  split,
} from '../../src/model/partition'
import { designs, partitions } from '../support/arbitrary'
import { design } from '../support/build'

const five = design({ services: { a: {}, b: {}, c: {}, d: {}, e: {} } }).services
const [a, b, c, d, e] = ids(five) as [ServiceId, ServiceId, ServiceId, ServiceId, ServiceId]
const anyPartition = partitions(five)
const anyServices = fc.subarray([a, b, c, d, e])

describe('the partition order', () => {
  it('the partition order is reflexive, transitive and antisymmetric up to names', () => {
    fc.assert(
      fc.property(anyPartition, anyPartition, anyPartition, (p, q, r) => {
        expect(isRefinement(p, p, five)).toBe(true)
        if (isRefinement(p, q, five) && isRefinement(q, r, five)) expect(isRefinement(p, r, five)).toBe(true)
        if (isRefinement(p, q, five) && isRefinement(q, p, five)) expect(blockSets(p)).toEqual(blockSets(q))
      }),
    )
  })

  it('the finest partition is below all others', () => {
    fc.assert(fc.property(anyPartition, (p) => isRefinement(finest, p, five)))
  })

  it('[L5] the coarsest partition is above all partitions of what may merge', () => {
    fc.assert(
      fc.property(
        designs({ calls: 0 }).chain((drawn) => partitions(drawn.services).map((partition) => ({ drawn, partition }))),
        ({ drawn, partition }) => {
          const own = Object.values(drawn.services).filter((row) => kindForms[row.kind].group === 'mergeable')
          const mergeable = Object.fromEntries(own.map((row) => [row.id, row]))
          const top = coarsest(drawn, { ...defaultAssumptions, overruleKeepApart: true })
          expect(isRefinement(normalise(partition, mergeable), top, mergeable)).toBe(true)
        },
      ),
    )
  })

  it('a partition places every service exactly once', () => {
    fc.assert(
      fc.property(anyPartition, (p) => {
        expect([...blocks(p, five).values()].flat().sort()).toEqual([a, b, c, d, e])
        expect(ids(five).every((id) => blocks(p, five).get(deployableOf(p, id))?.includes(id))).toBe(true)
      }),
    )
  })
})

describe('merge and split', () => {
  it('merge makes coarser, split makes finer', () => {
    fc.assert(
      fc.property(anyPartition, anyServices, (p, chosen) => {
        expect(isRefinement(p, merge(p, five, chosen), five)).toBe(true)
        expect(isRefinement(split(p, five, chosen), p, five)).toBe(true)
      }),
    )
  })

  it('split undoes the merge of lone services', () => {
    fc.assert(
      fc.property(anyPartition, anyServices, (p, chosen) => {
        const apart = split(p, five, chosen)
        expect(isSamePartition(split(merge(apart, five, chosen), five, chosen), apart, five)).toBe(true)
      }),
    )
  })

  it('merge undoes the split of a block', () => {
    fc.assert(
      fc.property(anyPartition, fc.constantFrom(a, b, c, d, e), (p, one) => {
        const block = blocks(p, five).get(deployableOf(p, one)) ?? []
        expect(isSamePartition(merge(split(p, five, block), five, block), p, five)).toBe(true)
      }),
    )
  })

  it('merge and split are idempotent and return the same object when nothing changes', () => {
    fc.assert(
      fc.property(anyPartition, anyServices, (p, chosen) => {
        const [merged, apart] = [merge(p, five, chosen), split(p, five, chosen)]
        expect(merge(merged, five, chosen)).toBe(merged)
        expect(split(apart, five, chosen)).toBe(apart)
        expect(normalise(p, five)).toBe(p)
      }),
    )
  })

  it('merge puts exactly the chosen services together', () => {
    const p = merge(merge(finest, five, [a, b]), five, [b, c])
    expect([shareDeployable(p, a, c), shareDeployable(p, a, d)]).toEqual([true, false])
  })

  it('split of all members leaves no entry behind', () => {
    expect(split(merge(finest, five, [c, a, b]), five, [a, c])).toEqual(finest)
  })

  it('split gives the rest a new id when the service leaves whose id the deployable has', () => {
    const p = split(merge(finest, five, [a, b, c]), five, [a])
    expect([deployableOf(p, a), deployableOf(p, b), deployableOf(p, c)]).toEqual([
      'deployable:a',
      'deployable:b',
      'deployable:b',
    ])
  })

  it('merge keeps the name of the first named deployable', () => {
    const p: Partition = {
      of: { [c]: 'deployable:core', [d]: 'deployable:core' },
      deployables: { 'deployable:core': { id: 'deployable:core', name: 'Core', runsOn: 'ideal.2' } },
    }
    const merged = merge(p, five, [c, a])
    expect(merged.deployables[deployableOf(merged, a)]).toMatchObject({ name: 'Core', runsOn: 'ideal.2' })
  })

  it('split keeps the machine of a deployable that shrinks to one service', () => {
    const id: DeployableId = 'deployable:core'
    const p: Partition = { of: { [a]: id, [b]: id }, deployables: { [id]: { id, name: 'core', runsOn: 'ideal.2' } } }
    expect(split(p, five, [b]).deployables).toEqual(p.deployables)
  })
})

describe('[L5] the coarsest partition', () => {
  const merged = (services: Record<string, Partial<Service>>, assumptions = {}) => {
    const drawn = design({ services })
    const p = coarsest(drawn, { ...defaultAssumptions, ...assumptions })
    return [...blocks(p, drawn.services).values()].map((block) => block.map((id) => id.slice(8)).join('+'))
  }

  it('the coarsest partition merges services, functions and jobs, and nothing else [L4]', () => {
    const kinds = { web: {}, fn: { kind: 'function' }, job: { kind: 'job' } } as const
    const kept = { db: { kind: 'database' }, db2: { kind: 'database' }, user: { kind: 'client' } } as const
    expect(merged({ ...kinds, ...kept })).toEqual(['web+fn+job', 'db', 'db2', 'user'])
  })

  it('the coarsest partition leaves out services with a reason to stay apart, unless overruled', () => {
    const services = { a: {}, b: {}, c: { keepApart: 'PCI' } }
    expect(merged(services)).toEqual(['a+b', 'c'])
    expect(merged(services, { overruleKeepApart: true })).toEqual(['a+b+c'])
  })

  it('the coarsest partition leaves out services of a less common runtime, not those without one', () => {
    const services = { a: { runtime: 'go' }, b: { runtime: 'java' }, c: { runtime: 'java' }, d: {} }
    expect(merged(services)).toEqual(['a', 'b+c+d'])
  })

  it('the coarsest partition merges databases of one offer when the author asks [L4]', () => {
    const db = { kind: 'database', runsOn: 'aws.rds' } as const
    const services = { x: db, y: db, z: { kind: 'database', runsOn: 'aws.dynamodb' } as const }
    expect(merged(services)).toEqual(['x', 'y', 'z'])
    expect(merged(services, { mergeDatabases: true })).toEqual(['x+y', 'z'])
  })

  it('the coarsest partition never takes the id of a service outside it', () => {
    expect(merged({ a: {}, b: {}, monolith: { keepApart: 'PCI' } })).toEqual(['a+b', 'monolith'])
  })

  it('the coarsest partition is the finest when one service alone may merge', () => {
    expect(coarsest(design({ services: { web: {}, db: { kind: 'database' } } }), defaultAssumptions)).toEqual(finest)
  })

  it('the coarsest partition lists the separate services with their reasons', () => {
    const drawn = design({ services: { a: { runtime: 'go' }, b: { runtime: 'go' }, c: { runtime: 'java' } } })
    expect(separations(drawn, defaultAssumptions)).toEqual([
      { service: 'service:c', reason: 'its runtime is java, that of the others go' },
    ])
  })
})

it('a service that the partition does not know is its own deployable', () => {
  expect(deployableOf(finest, service('web').id)).toBe('deployable:web')
})

function blockSets(p: Partition): readonly string[] {
  return [...blocks(p, five).values()].map((block) => block.join()).sort()
}
