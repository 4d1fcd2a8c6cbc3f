import { describe, expect, it } from 'vitest'
import { alignServices, distributeServices } from '../../src/layout/alignment'
import { drawnArrangement } from '../../src/layout/arrangement'
import { emptyDocument } from '../../src/model/constructors'
import type { Document, Point, ServiceId } from '../../src/model/document'
import { addService } from '../../src/model/edits/serviceEdits'

const ids: readonly ServiceId[] = ['service:a', 'service:b', 'service:c']

function at(...points: readonly Point[]): Document {
  return points.reduce((document, point, i) => addService(ids[i]!, 'service', point)(document), emptyDocument)
}

function along(document: Document, axis: 'x' | 'y'): readonly (number | undefined)[] {
  const { positions } = drawnArrangement(document)
  return ids.map((id) => positions.get(id)?.[axis])
}

const scattered = at({ x: 0, y: 0 }, { x: 340, y: 200 }, { x: 900, y: 600 })

describe('boxes in line', () => {
  it.each([
    ['start', 0],
    ['middle', 460],
    ['end', 900],
  ] as const)('aligned boxes have one column at the %s', (edge, x) => {
    const document = alignServices(ids, 'x', edge)(scattered)
    expect(along(document, 'x')).toEqual([x, x, x])
    expect(along(document, 'y')).toEqual([0, 200, 600])
  })

  it('aligned boxes do not overlap', () => {
    const row = at({ x: 0, y: 40 }, { x: 340, y: 40 }, { x: 900, y: 60 })
    expect(along(alignServices(ids, 'x', 'start')(row), 'y')).toEqual([40, 140, 240])
  })

  it('aligned boxes make no undo step', () => {
    const once = alignServices(ids, 'y', 'start')(scattered)
    expect(alignServices(ids, 'y', 'start')(once)).toBe(once)
  })
})

describe('boxes at equal distances', () => {
  it('distributing leaves the outermost boxes in place', () => {
    expect(along(distributeServices(ids, 'x')(scattered), 'x')).toEqual([0, 460, 900])
    expect(along(distributeServices(ids, 'y')(scattered), 'y')).toEqual([0, 300, 600])
  })

  it('distributed boxes do not overlap', () => {
    const close = at({ x: 0, y: 0 }, { x: 20, y: 0 }, { x: 40, y: 0 })
    expect(along(distributeServices(ids, 'x')(close), 'x')).toEqual([0, 220, 440])
  })
})
