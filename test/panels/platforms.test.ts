import { describe, expect, it } from 'vitest'
import { catalogs } from '../../src/catalog/index'
import { emptyDocument } from '../../src/model/constructors'
import { addService } from '../../src/model/edits/serviceEdits'
import { platformMoves } from '../../src/panels/scorecard/platformMoves'
import { platformsOf } from '../../src/panels/scorecard/platforms'
import type { Comparison, Scorecard } from '../../src/scorer/result/scorecard'

const aws = catalogs['aws.us-east-1']!
const at = { x: 0, y: 0 }
const { services } = [
  addService('service:web', 'service', at, 'Web'),
  addService('service:cart', 'service', at, 'Cart'),
  addService('service:resize', 'function', at, 'Resize'),
  addService('service:db', 'database', at, 'Orders'),
].reduce((now, edit) => edit(now), emptyDocument).design

interface Deployed {
  readonly services: readonly string[]
  readonly runsOn: string
  readonly busy?: number
}

/** A side of which only the sizes are read. */
function side(deployed: Readonly<Record<string, Deployed>>): Scorecard {
  const rows = Object.entries(deployed).map(([id, { services: members, runsOn, busy = 1 }]) => {
    const sizing = { id, services: members.map((one) => `service:${one}`), runsOn, label: runsOn, busyCores: busy }
    return [`deployable:${id}`, sizing] as const
  })
  const placement = rows.flatMap(([id, sizing]) => sizing.services.map((service) => [service, id]))
  return { sizing: Object.fromEntries(rows), placement: Object.fromEntries(placement) } as unknown as Scorecard
}

function moves(drawn: Scorecard, merged: Scorecard) {
  return platformMoves({ catalog: aws, drawn, merged } satisfies Comparison, services, aws)
}

describe('what a side runs on', () => {
  it('lists the platforms of own code, the busiest first, and leaves out what others run', () => {
    const card = side({
      a: { services: ['web'], runsOn: 'aws.lambda', busy: 1 },
      b: { services: ['cart'], runsOn: 'aws.fargate.1x2', busy: 4 },
      c: { services: ['resize'], runsOn: 'aws.lambda', busy: 2 },
      d: { services: ['db'], runsOn: 'aws.dynamodb', busy: 0 },
    })
    expect(platformsOf(card, services)).toEqual([
      { label: 'aws.fargate.1x2', name: 'aws.fargate.1x2', services: ['Cart'] },
      { label: 'aws.lambda', name: 'aws.lambda', services: ['Web', 'Resize'] },
    ])
  })
})

describe('[L8] a merged deployable on the platform of its members', () => {
  const drawn = side({
    a: { services: ['web'], runsOn: 'aws.fargate.0.5x1' },
    b: { services: ['cart'], runsOn: 'aws.fargate.1x2' },
    c: { services: ['resize'], runsOn: 'aws.lambda' },
  })

  it('does not move when its size changes', () => {
    const merged = side({
      m: { services: ['web', 'cart'], runsOn: 'aws.fargate.2x4' },
      c: { services: ['resize'], runsOn: 'aws.lambda' },
    })
    expect(moves(drawn, merged)).toEqual([])
  })

  it('names those members that come from another platform', () => {
    const merged = side({ m: { services: ['web', 'cart', 'resize'], runsOn: 'aws.fargate.4x8' } })
    expect(moves(drawn, merged)).toMatchObject([{ services: ['Resize'], from: 'aws.lambda', to: 'aws.fargate.4x8' }])
  })
})
