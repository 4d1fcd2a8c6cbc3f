import { describe, expect, it } from 'vitest'
import { connectionEdit, type Drag, dragPlan } from '../../src/canvas/gestures/dragPlan'
import { drawnArrangement } from '../../src/layout/arrangement'
import { moveInto } from '../../src/layout/mergeEdits'
import type { Point, ServiceId } from '../../src/model/document'
import { shareDeployable } from '../../src/model/partition'
import { cart, carts, mail, pay, shop, web } from '../support/shop'

/** A drag of a box by its middle to this point. */
const drag = (service: ServiceId, pointer: Point, plain = false): Drag => ({
  services: [service],
  places: new Map([[service, { x: pointer.x - 100, y: pointer.y - 40 }]]),
  pointer,
  plain,
})
const onWeb = { x: 100, y: 40 }
const onNothing = { x: 2000, y: 2000 }

describe('the plan of a drag', () => {
  it('moves the box when it is dropped on the empty canvas', () => {
    const plan = dragPlan(shop, drag(cart, onNothing))
    expect(plan).toMatchObject({ kind: 'move', name: 'Move' })
    expect(plan.finalEdit(shop).layout[cart]).toEqual({ x: 1900, y: 1960 })
    expect(plan.finalEdit(shop).partition).toBe(shop.partition)
  })

  it('merges into the box under the pointer, in the preview and after the drop', () => {
    const plan = dragPlan(shop, drag(cart, onWeb))
    expect(plan).toMatchObject({ kind: 'merge', name: 'Merge', host: web })
    expect(shareDeployable(plan.previewEdit(shop).partition, cart, web)).toBe(true)
    expect(shareDeployable(plan.finalEdit(shop).partition, cart, web)).toBe(true)
    expect(plan.previewEdit(shop).layout[cart]).toEqual({ x: 0, y: 0 })
    expect(plan.finalEdit(shop).layout[cart]).not.toEqual({ x: 0, y: 0 })
  })

  it('[L5] refuses a merge where a reason keeps the services apart, and previews positions alone', () => {
    const plan = dragPlan(shop, drag(pay, onWeb))
    expect(plan.kind).toBe('refused')
    expect(plan.refusal?.text).toContain('PCI DSS')
    expect(plan.previewEdit(shop).partition).toBe(shop.partition)
    const overruled = plan.refusal?.offer?.edit(shop)
    expect(overruled && shareDeployable(overruled.partition, pay, web)).toBe(true)
  })

  it('[L4] refuses to merge a database', () => {
    expect(dragPlan(shop, drag(carts, onWeb)).kind).toBe('refused')
  })

  it('only moves with Alt and when a whole frame is dragged', () => {
    expect(dragPlan(shop, drag(cart, onWeb, true)).kind).toBe('move')
  })

  describe('out of a frame', () => {
    const merged = moveInto([cart], web)(shop)
    const frame = drawnArrangement(merged).frames[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 }

    it('splits the service off once the pointer has left the frame', () => {
      const plan = dragPlan(merged, drag(cart, onNothing))
      expect(plan).toMatchObject({ kind: 'split', name: 'Split' })
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, web)).toBe(false)
    })

    it('splits the service off and merges it into the box under the pointer', () => {
      const at = merged.layout[mail] ?? { x: 0, y: 0 }
      const plan = dragPlan(merged, drag(cart, { x: at.x + 50, y: at.y + 20 }))
      expect(plan.kind).toBe('merge')
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, mail)).toBe(true)
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, web)).toBe(false)
    })

    it('only moves the box while the pointer is inside the frame', () => {
      expect(dragPlan(merged, drag(cart, { x: frame.x + 5, y: frame.y + 5 })).kind).toBe('move')
    })

    it('merges a service dropped anywhere on the frame', () => {
      expect(dragPlan(merged, drag(mail, { x: frame.x + 5, y: frame.y + 5 })).kind).toBe('merge')
    })
  })
})

describe('a new connection', () => {
  it('adds a call between two services without one, and nothing otherwise', () => {
    expect(Object.keys(connectionEdit(shop, web, mail)?.(shop).design.calls ?? {})).toHaveLength(6)
    expect(connectionEdit(shop, web, cart)).toBeUndefined()
    expect(connectionEdit(shop, web, web)).toBeUndefined()
    expect(connectionEdit(shop, web, 'deployable:web')).toBeUndefined()
  })
})
