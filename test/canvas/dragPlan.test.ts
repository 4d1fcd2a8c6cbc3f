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
  it('a drag onto the empty canvas moves the box', () => {
    const plan = dragPlan(shop, drag(cart, onNothing))
    expect(plan).toMatchObject({ kind: 'move', name: 'Move' })
    expect(plan.finalEdit(shop).layout[cart]).toEqual({ x: 1900, y: 1960 })
    expect(plan.finalEdit(shop).partition).toBe(shop.partition)
  })

  it('a drag onto a box merges with it, in the preview and after the drop', () => {
    const plan = dragPlan(shop, drag(cart, onWeb))
    expect(plan).toMatchObject({ kind: 'merge', name: 'Merge', host: web })
    expect(shareDeployable(plan.previewEdit(shop).partition, cart, web)).toBe(true)
    expect(shareDeployable(plan.finalEdit(shop).partition, cart, web)).toBe(true)
    expect(plan.previewEdit(shop).layout[cart]).toEqual({ x: 0, y: 0 })
    expect(plan.finalEdit(shop).layout[cart]).not.toEqual({ x: 0, y: 0 })
  })

  it('[L5] a drag refuses a merge where a reason keeps the services apart, and previews positions alone', () => {
    const plan = dragPlan(shop, drag(pay, onWeb))
    expect(plan.kind).toBe('refused')
    expect(plan.refusal?.text).toContain('PCI DSS')
    expect(plan.previewEdit(shop).partition).toBe(shop.partition)
    const overruled = plan.refusal?.offer?.edit(shop)
    expect(overruled && shareDeployable(overruled.partition, pay, web)).toBe(true)
  })

  it('[L4] a drag refuses to merge a database', () => {
    expect(dragPlan(shop, drag(carts, onWeb)).kind).toBe('refused')
  })

  it('a drag with Alt or of a whole frame only moves', () => {
    expect(dragPlan(shop, drag(cart, onWeb, true)).kind).toBe('move')
  })

  describe('out of a frame', () => {
    const merged = moveInto([cart], web)(shop)
    const frame = drawnArrangement(merged).frames[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 }

    it('a drag out of a frame splits the service off once the pointer has left the frame', () => {
      const plan = dragPlan(merged, drag(cart, onNothing))
      expect(plan).toMatchObject({ kind: 'split', name: 'Split' })
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, web)).toBe(false)
    })

    it('a drag out of a frame onto a box splits the service off and merges it there', () => {
      const at = merged.layout[mail] ?? { x: 0, y: 0 }
      const plan = dragPlan(merged, drag(cart, { x: at.x + 50, y: at.y + 20 }))
      expect(plan.kind).toBe('merge')
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, mail)).toBe(true)
      expect(shareDeployable(plan.finalEdit(merged).partition, cart, web)).toBe(false)
    })

    it('a drag inside a frame only moves the box', () => {
      expect(dragPlan(merged, drag(cart, { x: frame.x + 5, y: frame.y + 5 })).kind).toBe('move')
    })

    it('a drag onto any place in a frame merges the service into it', () => {
      expect(dragPlan(merged, drag(mail, { x: frame.x + 5, y: frame.y + 5 })).kind).toBe('merge')
    })
  })
})

describe('a new connection', () => {
  it('a new connection adds a call between two services without one, and nothing otherwise', () => {
    expect(Object.keys(connectionEdit(shop, web, mail)?.(shop).design.calls ?? {})).toHaveLength(6)
    expect(connectionEdit(shop, web, cart)).toBeUndefined()
    expect(connectionEdit(shop, web, web)).toBeUndefined()
    expect(connectionEdit(shop, web, 'deployable:web')).toBeUndefined()
  })
})
