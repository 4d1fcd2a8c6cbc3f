import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ids } from '../../src/base/table'
import { coarsest } from '../../src/model/coarsest'
import type { ServiceId } from '../../src/model/document'
import { deployableOf } from '../../src/model/partition'
import { placement } from '../../src/model/placement'
import { documents } from '../support/arbitrary'
import { document, type ServiceSketch, type Sketch } from '../support/build'

const code = { a: {}, b: {} }

function placed(glue: Record<string, ServiceSketch>, calls: [string, string][], rest: Partial<Sketch> = {}) {
  const drawn = document({ services: { ...code, ...glue }, calls, together: [['a', 'b']], ...rest })
  const places = placement(drawn.design, drawn.partition, drawn.assumptions)
  return Object.fromEntries(ids(places).map((id) => [id.slice(8), places[id]?.slice(11)]))
}

describe('[L3] glue', () => {
  it('glue joins the deployable that holds all its neighbours', () => {
    expect(
      placed({ q: { kind: 'queue' } }, [
        ['a', 'q'],
        ['q', 'b'],
      ]).q,
    ).toBe('a')
  })

  it('glue stays remote when one neighbour is in another deployable', () => {
    const extra = { q: { kind: 'queue' as const }, c: {} }
    expect(
      placed(extra, [
        ['a', 'q'],
        ['q', 'c'],
      ]).q,
    ).toBe('q')
  })

  it('glue does not count clients as neighbours', () => {
    const glue = { gw: { kind: 'gateway' as const }, user: { kind: 'client' as const } }
    expect(
      placed(glue, [
        ['user', 'gw'],
        ['gw', 'a'],
        ['gw', 'b'],
      ]),
    ).toMatchObject({ gw: 'a', user: 'user' })
  })

  it('glue stays remote beside a kept neighbour, which is in another deployable', () => {
    const glue = { q: { kind: 'queue' as const }, db: { kind: 'database' as const } }
    expect(
      placed(glue, [
        ['a', 'q'],
        ['q', 'db'],
      ]).q,
    ).toBe('q')
  })

  it('glue dissolves in chains, all links together', () => {
    const glue = { q: { kind: 'queue' as const }, flow: { kind: 'orchestrator' as const } }
    expect(
      placed(glue, [
        ['a', 'q'],
        ['q', 'flow'],
        ['flow', 'b'],
      ]),
    ).toMatchObject({ q: 'a', flow: 'a' })
  })

  it('glue stays remote in a chain that ends in another deployable', () => {
    const glue = { q: { kind: 'queue' as const }, flow: { kind: 'orchestrator' as const }, c: {} }
    expect(
      placed(glue, [
        ['a', 'q'],
        ['q', 'flow'],
        ['flow', 'c'],
      ]),
    ).toMatchObject({ q: 'q', flow: 'flow' })
  })

  it('glue stays remote before a deployable of one service', () => {
    const drawn = { together: [], services: { a: {}, gw: { kind: 'gateway' as const } } }
    expect(placed({}, [['gw', 'a']], drawn).gw).toBe('gw')
  })

  it('glue stays remote without neighbours', () => {
    expect(placed({ q: { kind: 'queue' } }, []).q).toBe('q')
  })

  it('glue stays remote with `dissolves: false` or a reason to stay apart', () => {
    const calls: [string, string][] = [
      ['a', 'q'],
      ['q', 'b'],
    ]
    expect(placed({ q: { kind: 'queue', dissolves: false } }, calls).q).toBe('q')
    expect(placed({ q: { kind: 'queue', keepApart: 'durability' } }, calls).q).toBe('q')
    const overruled = { assumptions: { overruleKeepApart: true } }
    expect(placed({ q: { kind: 'queue', keepApart: 'durability' } }, calls, overruled).q).toBe('a')
  })
})

describe('[L3] dissolves: true', () => {
  it('`dissolves: true` dissolves an object store between merged services', () => {
    const calls: [string, string][] = [
      ['a', 's3'],
      ['b', 's3'],
    ]
    expect(placed({ s3: { kind: 'objectStore' } }, calls).s3).toBe('s3')
    expect(placed({ s3: { kind: 'objectStore', dissolves: true } }, calls).s3).toBe('a')
  })

  it('`dissolves: true` dissolves glue into a deployable of one service', () => {
    const drawn = { together: [], services: { a: {}, gw: { kind: 'gateway' as const, dissolves: true } } }
    expect(placed({}, [['gw', 'a']], drawn).gw).toBe('a')
  })

  it('`dissolves: true` never dissolves a client', () => {
    const drawn = { services: { ...code, user: { kind: 'client' as const, dissolves: true } } }
    expect(placed({}, [['user', 'a']], drawn).user).toBe('user')
  })
})

describe('placement', () => {
  it('placement places every service, moves only what may dissolve, and else agrees with the partition', () => {
    fc.assert(
      fc.property(documents(), ({ design, partition, assumptions }) => {
        for (const side of [partition, coarsest(design, assumptions)]) {
          const places = placement(design, side, assumptions)
          expect(Object.keys(places)).toEqual(Object.keys(design.services))
          for (const id of ids(design.services) as ServiceId[])
            if (places[id] !== deployableOf(side, id)) expect(design.services[id]?.dissolves ?? true).toBe(true)
        }
      }),
    )
  })

  it('placement dissolves at least as much the coarser the partition', () => {
    const glue = { q: { kind: 'queue' as const } }
    const calls: [string, string][] = [
      ['a', 'q'],
      ['q', 'b'],
    ]
    expect(placed(glue, calls, { together: [] }).q).toBe('q')
    expect(placed(glue, calls, { together: [['a', 'b']] }).q).toBe('a')
  })

  it('placement places ten thousand services behind one gateway', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`s${i}`, {}]))
    const drawn = document({
      services: { ...many, gw: { kind: 'gateway' } },
      calls: Object.keys(many).map((id) => ['gw/handle', `${id}/handle`] as const),
    })
    expect(placement(drawn.design, drawn.partition, drawn.assumptions)['service:gw']).toBe('deployable:gw')
    const whole = coarsest(drawn.design, drawn.assumptions)
    expect(placement(drawn.design, whole, drawn.assumptions)['service:gw']).toBe('deployable:monolith')
  })
})
