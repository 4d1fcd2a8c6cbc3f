import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gibibyte, mebibyte } from '../../src/base/units'
import type { Catalog } from '../../src/catalog/catalog'
import { catalogs } from '../../src/catalog/index'
import { factValue, tiers } from '../../src/catalog/lookup'
import { findOffer, offer, sizedOffer } from '../../src/catalog/offer'
import { checkedOverrides, withOverrides } from '../../src/catalog/overrides'

const aws = catalogs['aws.us-east-1']!
const ideal = catalogs.ideal as Catalog

describe('[G6] offer lookup', () => {
  it('ideal.<n> is an offer of n cores in every catalog', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.constantFrom(aws, ideal), (n, catalog) => {
        const cores = Number(n.toPrecision(9))
        fc.pre(!String(cores).includes('e'))
        expect(offer(catalog, `ideal.${cores}`)).toMatchObject({ cores, platform: 'ideal', memory: Infinity, speed: 1 })
      }),
    )
  })

  it.each(['aws.ec2.m6i.large', 'm6i.large', 'm6i.large.us-east-1', 'aws.ec2.m6i.large.us-east-1'])(
    '%s names the machine m6i.large',
    (id) => {
      expect(offer(aws, id)).toMatchObject({
        id: 'aws.ec2.m6i.large',
        cores: 2,
        memory: 8 * gibibyte,
        platform: 'machine',
      })
    },
  )

  it('a machine of another region is no offer', () => {
    expect(findOffer(aws, 'm6i.large.eu-west-1').ok).toBe(false)
  })

  it.each(['aws.fargate.0.5x1', 'aws.fargate'])('%s names a Fargate task of half a core', (id) => {
    expect(offer(aws, id)).toMatchObject({ id: 'aws.fargate.0.5x1', cores: 0.5, memory: gibibyte })
  })

  it.each(['aws.fargate.16x120', 'aws.fargate.arm.2x5', 'aws.fargate.8x24', 'aws.eks.0.1x0.125', 'aws.eks.3x7'])(
    '%s is a valid container size',
    (id) => {
      expect(offer(aws, id)).toMatchObject({ id, platform: 'container' })
    },
  )

  it.each(['aws.fargate.0.5x8', 'aws.fargate.3x4', 'ideal.0', 'ideal.-1', 'ideal.1e3', '__proto__', ''])(
    '%s is no offer',
    (id) => {
      expect(findOffer(aws, id).ok).toBe(false)
    },
  )

  it('an unknown offer id suggests similar ids', () => {
    const found = findOffer(aws, 'aws.lamda')
    expect(found.ok ? '' : found.problem.message).toBe(
      '"aws.lamda" is nothing that AWS, N. Virginia offers; did you mean "aws.lambda" or "aws.lambda.arm"?',
    )
  })

  it('every listed offer is found under its id', () => {
    for (const catalog of [aws, ideal])
      for (const id of Object.keys(catalog.offers)) expect(offer(catalog, id).id).toBe(id)
  })
})

describe('[G7] memory sets the size of an offer', () => {
  const lambda = offer(aws, 'aws.lambda')

  it.each([
    { mib: 1769, cores: 1, speed: 1 },
    { mib: 884.5, cores: 1, speed: 885 / 1769 },
    { mib: 3538, cores: 2, speed: 1 },
    { mib: 1, cores: 1, speed: 128 / 1769 },
    { mib: 1e6, cores: 10240 / 1769, speed: 1 },
  ])('a function of $mib MB has $cores cores of speed $speed', ({ mib, cores, speed }) => {
    const environment = sizedOffer(aws, lambda, mib * mebibyte)
    expect(environment.cores).toBeCloseTo(cores, 12)
    expect(environment.speed).toBeCloseTo(speed, 12)
  })

  it('memory sets the size of a Fargate task, and not that of a machine', () => {
    expect(sizedOffer(aws, offer(aws, 'aws.fargate'), 3 * gibibyte).id).toBe('aws.fargate.0.5x3')
    expect(sizedOffer(aws, offer(aws, 'aws.fargate'), 6 * gibibyte).id).toBe('aws.fargate.1x6')
    expect(sizedOffer(aws, offer(aws, 'm6i.large'), 60 * gibibyte).id).toBe('aws.ec2.m6i.large')
  })
})

describe('[G8] overrides', () => {
  it('an override changes a fact and keeps its former value', () => {
    const changed = withOverrides(aws, { 'q.aws.sfn.std.transition.major': { value: 1500, why: 'as of 2023' } })
    expect(factValue(changed, 'q.aws.sfn.std.transition')).toBe(1500)
    expect(changed.facts['q.aws.sfn.std.transition.major']?.overridden).toEqual({ from: 5000, why: 'as of 2023' })
  })

  it('an override changes the offers computed from its fact', () => {
    const changed = withOverrides(aws, { 'hardware.speed.lambda': { value: 0.5 } })
    expect(offer(changed, 'aws.lambda').speed).toBe(0.5)
  })

  it('an empty set of overrides returns the same catalog', () => {
    expect(withOverrides(aws, {})).toBe(aws)
  })

  it('an override of an unknown fact changes nothing and fails the check', () => {
    const unknown = { 'no.such.fact': { value: 1 } }
    expect(withOverrides(aws, unknown).facts).toEqual(aws.facts)
    expect(checkedOverrides(aws, unknown).ok).toBe(false)
  })

  it('an override below zero is refused', () => {
    expect(checkedOverrides(aws, { 'aws.lambda.requests': { value: -1 } }).ok).toBe(false)
    expect(checkedOverrides(aws, { 'aws.lambda.requests': { value: 0 } }).ok).toBe(true)
  })
})

it('[G14] no offer generated from a pattern needs a price among the reference facts', () => {
  for (const id of ['aws.fargate.arm.2x5', 'aws.fargate.8x24', 'aws.eks.3x7', 'aws.lambda.arm']) {
    for (const price of Object.values(offer(aws, id).prices ?? {})) expect(tiers(aws, price).length).toBeGreaterThan(0)
  }
})
