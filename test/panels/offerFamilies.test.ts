import { describe, expect, it } from 'vitest'
import { catalogs } from '../../src/catalog/index'
import '../../src/catalog/registerAll'
import { offerOptions } from '../../src/panels/figures/offerOptions'
import { platformChoices } from '../../src/panels/figures/platformChoices'
import { familyReach, offerFamilies } from '../../src/panels/inspector/offerFamilies'

const aws = catalogs['aws.us-east-1']!

describe('the families of offers that a price book may name', () => {
  it('are the kinds of thing and their generations, not their sizes', () => {
    const families = offerFamilies(aws)
    for (const family of ['aws.ec2', 'aws.ec2.m6i', 'aws.fargate', 'aws.eks', 'aws.lambda', 'aws.dynamodb'])
      expect(families).toContain(family)
    expect(families.filter((one) => /\.\d/.test(one))).toEqual([])
    expect(families).not.toContain('aws.ec2.m6i.large')
  })

  it.each(Object.values(catalogs).filter(({ id }) => id !== 'ideal'))('begin an offer of $id, every one', (catalog) => {
    expect(offerFamilies(catalog).length).toBeGreaterThan(0)
    for (const family of offerFamilies(catalog)) expect(familyReach(catalog, family)).toMatch(/^[1-9]\d* offers? of /)
  })

  it('say where they begin no offer: at a dot, not inside a word', () => {
    expect(familyReach(aws, 'aws.ec')).toBe('No offer of AWS, N. Virginia begins with this: no price changes.')
    // A size that is not listed, but that the provider sells.
    expect(familyReach(aws, 'aws.fargate.4x10')).toBe('1 offer of AWS, N. Virginia')
  })
})

describe('a choice of what something runs on', () => {
  it('has the offers of one platform under one heading, and each offer once', () => {
    const options = offerOptions(aws, 'service')
    const headings = options.map(({ group }) => group)
    expect(headings.filter((one, i) => one !== headings[i - 1])).toEqual(['Containers', 'Machines', 'Functions'])
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
    expect(offerOptions(aws, 'orchestrator').length).toBeGreaterThan(0)
  })

  it('of merged deployables begins with the rules, and keeps an offer that is not listed', () => {
    const choices = platformChoices(aws, 'same').map(({ value }) => value)
    expect(choices.slice(0, 2)).toEqual(['same', 'cheapest'])
    expect(choices).toContain('aws.lambda')
    expect(choices).not.toContain('aws.s3')
    expect(platformChoices(aws, 'aws.fargate.4x10')[2]).toEqual({
      value: 'aws.fargate.4x10',
      label: 'Fargate, 4 vCPU, 10 GiB',
    })
  })
})
