import { describe, expect, it } from 'vitest'
import { connectionEdit, type Drag, dragPlan } from '../../src/canvas/gestures/dragPlan'
import { drawnArrangement } from '../../src/layout/arrangement'
import { moveInto } from '../../src/layout/mergeEdits'
import type { Point, ServiceId } from '../../src/model/document'
import { shareDeployable } from '../../src/model/partition'
import { cart, carts, mail, pay, shop, web } from '../support/shop'

/** A box dragged so that its middle, where the pointer holds it, is here. */
const drag = (service: ServiceId, pointer: Point, plain = false): Drag => ({
  services: [service],
  places: new Map([[service, { x: pointer.x - 100, y: pointer.y - 40 }]]),
  pointer,
  plain,
})
const onWeb = { x: 100, y: 40 }
const onNothing = { x: 2000, y: 2000 }

describe('a drag', () => {
  it('onto nothing moves', () => {
    const plan = dragPlan(shop, drag(cart, onNothing))
    expect(plan).toMatchObject({ kind: 'move', name: 'Move' })
    expect(plan.finalEdit(shop).layout[cart]).toEqual({ x: 1900, y: 1960 })
    expect(plan.finalEdit(shop).partition).toBe(shop.partition)
  })

  it('onto a box merges: shown while it lasts, kept when it ends', () => {
    const plan = dragPlan(shop, drag(cart, onWeb))
    expect(plan).toMatchObject({ kind: 'merge', name: 'Merge', host: web })
    expect(shareDeployable(plan.previewEdit(shop).partition, cart, web)).toBe(true)
    expect(shareDeployable(plan.finalEdit(shop).partition, cart, web)).toBe(true)
    expect(plan.previewEdit(shop).layout[cart]).toEqual({ x: 0, y: 0 })
    expect(plan.finalEdit(shop).layout[cart]).not.toEqual({ x: 0, y: 0 })
  })

  it('[L5] onto a box is refused where there is a reason to stay apart, and changes nothing but places', () => {
    const plan = dragPlan(shop, drag(pay, onWeb))
    expect(plan.kind).toBe('refused')
    expect(plan.refusal?.text).toContain('PCI DSS')
    expect(plan.previewEdit(shop).partition).toBe(shop.partition)
    const overruled = plan.refusal?.offer?.edit(shop)
    expect(overruled && shareDeployable(overruled.partition, pay, web)).toBe(true)
  })

  it('[L4] never takes a database in', () => {
    expect(dragPlan(shop, drag(carts, onWeb)).kind).toBe('refused')
  })

  it('with Alt, or of a whole frame, only moves', () => {
    expect(dragPlan(shop, drag(cart, onWeb, true)).kind).toBe('move')
  })

  describe('out of a frame', () => {
    const merged = moveInto([cart], web)(shop)
    const frame = drawnArrangement(merged).frames[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 }

    it('splits once the pointer has left it', () => {
      const plan = dragPlan(merged, drag(cart, onNothing))
      expect(plan).toMatchObject({ kind: 'split', name: 'Split' })
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, web)).toBe(false)
    })

    it('and into another takes it along alone', () => {
      const at = merged.layout[mail] ?? { x: 0, y: 0 }
      const plan = dragPlan(merged, drag(cart, { x: at.x + 50, y: at.y + 20 }))
      expect(plan.kind).toBe('merge')
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, mail)).toBe(true)
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, web)).toBe(false)
    })

    it('but within it only moves', () => {
      expect(dragPlan(merged, drag(cart, { x: frame.x + 5, y: frame.y + 5 })).kind).toBe('move')
    })

    it('takes in what is dropped anywhere on it', () => {
      expect(dragPlan(merged, drag(mail, { x: frame.x + 5, y: frame.y + 5 })).kind).toBe('merge')
    })
  })
})

describe('an arrow', () => {
  it('is drawn where there is none, and nowhere else', () => {
    expect(Object.keys(connectionEdit(shop, web, mail)?.(shop).design.calls ?? {})).toHaveLength(6)
    expect(connectionEdit(shop, web, cart)).toBeUndefined()
    expect(connectionEdit(shop, web, web)).toBeUndefined()
    expect(connectionEdit(shop, web, 'deployable:web')).toBeUndefined()
  })
})
