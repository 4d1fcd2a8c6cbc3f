import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../../src/model/constructors'
import type { Document, Edit } from '../../../src/model/document'
import { moveDiscount, setDiscount } from '../../../src/model/edits/assumptionEdits'

const after = (...edits: readonly Edit[]): Document => edits.reduce((now, edit) => edit(now), emptyDocument)
const book = after(setDiscount('aws.ec2', { share: 0.3, why: 'plan' }), setDiscount('aws.lambda', { share: 0.1 }))

describe('the price book', () => {
  it('has one discount for a family, and none after its removal', () => {
    expect(book.assumptions.discounts).toEqual({ 'aws.ec2': { share: 0.3, why: 'plan' }, 'aws.lambda': { share: 0.1 } })
    expect(setDiscount('aws.ec2', undefined)(book).assumptions.discounts).toEqual({ 'aws.lambda': { share: 0.1 } })
  })

  it('stays the same document where nothing changes', () => {
    expect(setDiscount('aws.ec2', { share: 0.3, why: 'plan' })(book)).toBe(book)
    expect(setDiscount('aws.rds', undefined)(book)).toBe(book)
    expect(setDiscount('aws.ec2', { share: 0.3 })(book)).not.toBe(book)
  })

  it('gives a discount to another family in its place, and never to one that has its own', () => {
    const moved = moveDiscount('aws.ec2', 'aws.fargate')(book).assumptions.discounts
    expect(Object.keys(moved)).toEqual(['aws.fargate', 'aws.lambda'])
    expect(moved['aws.fargate']).toEqual({ share: 0.3, why: 'plan' })
    expect(moveDiscount('aws.ec2', 'aws.lambda')(book)).toBe(book)
    expect(moveDiscount('aws.rds', 'aws.s3')(book)).toBe(book)
    expect(moveDiscount('aws.ec2', 'aws.ec2')(book)).toBe(book)
  })

  it('takes any text for a family without touching the prototype of its table', () => {
    const odd = after(setDiscount('__proto__', { share: 0.5 })).assumptions.discounts
    expect(Object.keys(odd)).toEqual(['__proto__'])
    expect(({} as { share?: number }).share).toBeUndefined()
  })
})
