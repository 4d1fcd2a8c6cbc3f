/** Figures of large designs: who sees what, when, and what is made at all. Browser and clock are played by hand. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeFigures, type Turns } from '../../src/app/workers/scoringScheduler'
import { runToEnd } from '../../src/base/task'
import type { Document } from '../../src/model/document'
import { connect, editCall } from '../../src/model/edits/callEdits'
import { editOperation } from '../../src/model/edits/operationEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { compareTask } from '../../src/scorer/comparison'
import { isScorePending } from '../../src/store/scoreCache'
import { comparison, comparisonOf, problem } from '../../src/store/selectors'
import { editorStore } from '../../src/store/store'
import { company, entry } from '../support/company'
import { shop } from '../support/shop'

vi.mock('../../src/scorer/comparison', async (original) => {
  const real = await original<typeof import('../../src/scorer/comparison')>()
  const compareTask = vi.fn(real.compareTask)
  return { ...real, compareTask, compare: (document: Document) => runToEnd(compareTask(document)) }
})

const scoring = vi.mocked(compareTask)
const demanding = (milliseconds: number) => editOperation(entry, { demand: milliseconds / 1000 })
const meanOf = (document: Document) => comparisonOf(document).drawn.latency.overall.mean

/** Turns that come when the test says so; every look at the clock takes longer than a slice may. */
function played() {
  const tasks: (() => void)[] = []
  const timers = new Set<() => void>()
  let time = 0
  const turns: Turns = {
    painted: (task) => void tasks.push(task),
    next: (task) => void tasks.push(task),
    after: (_, task) => {
      timers.add(task)
      return () => timers.delete(task)
    },
    clock: () => (time += 50),
  }
  const turn = () => tasks.shift()?.()
  return {
    turns,
    tasks,
    timers,
    turn,
    all: () => {
      while (tasks.length > 0) turn()
    },
  }
}

/** A page on which the figures of this large design stand. */
function opened(document = company(320)) {
  const store = editorStore(document)
  const play = played()
  comparison(store.getState())
  const stop = makeFigures(store, play.turns)
  // As every panel does.
  store.subscribe((state) => comparison(state))
  scoring.mockClear()
  ends.push(stop)
  return { store, ...play }
}

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})
beforeEach(() => void scoring.mockClear())

describe('an edit of a large design', () => {
  it('is shown with the figures of before, and with its own once they are made', () => {
    const { store, all } = opened()
    const before = comparison(store.getState())
    store.getState().edit('Type', demanding(2))
    const { document } = store.getState()
    expect(comparison(store.getState())).toBe(before)
    expect(isScorePending(document)).toBe(true)
    expect(scoring).not.toHaveBeenCalled()
    all()
    expect(isScorePending(document)).toBe(false)
    expect(store.getState().epoch).toBe(1)
    expect(comparison(store.getState())).not.toBe(before)
    const whole = runToEnd(compareTask(document))
    expect(whole.ok && whole.value.drawn.latency.overall.p99).toBe(
      comparison(store.getState()).drawn.latency.overall.p99,
    )
  })

  it('is scored a slice at a time, and nothing is shown before all of it is made', () => {
    const { store, tasks, turn } = opened()
    const before = comparison(store.getState())
    store.getState().edit('Type', demanding(2))
    let turns = 0
    for (; isScorePending(store.getState().document); turns++) {
      expect(tasks).toHaveLength(1)
      expect(comparison(store.getState())).toBe(before)
      turn()
    }
    expect(turns).toBeGreaterThan(10)
  })

  it('is not scored when a newer one comes first', () => {
    const { store, all } = opened()
    for (const value of [2, 3, 4]) store.getState().edit('Type', demanding(value), 'demand')
    all()
    expect(scoring.mock.calls.map(([document]) => document)).toEqual([store.getState().document])
    expect(isScorePending(store.getState().document)).toBe(false)
  })

  it('is finished and shown when a newer one comes meanwhile, and then the newest is made', () => {
    const { store, turn, all } = opened()
    store.getState().preview(demanding(2))
    const first = store.getState().document
    turn()
    turn()
    store.getState().preview(demanding(3))
    store.getState().preview(demanding(4))
    while (store.getState().epoch === undefined) turn()
    expect(meanOf(store.getState().document)).toBe(meanOf(first))
    expect(isScorePending(store.getState().document)).toBe(true)
    all()
    expect(isScorePending(store.getState().document)).toBe(false)
    expect(meanOf(store.getState().document)).toBeGreaterThan(meanOf(first))
    expect(scoring).toHaveBeenCalledTimes(2)
  })

  it('never keeps figures from moving, however fast edits come', () => {
    const { store, tasks, turn } = opened()
    const seen = new Set<number>()
    for (let i = 1; i <= 300; i++) {
      store.getState().preview(demanding(1 + i / 150))
      seen.add(comparison(store.getState()).drawn.latency.overall.mean)
      expect(tasks).toHaveLength(1)
      turn()
    }
    expect(seen.size).toBeGreaterThan(3)
  })

  it('is forgotten when it is taken back', () => {
    const { store, turn, tasks } = opened()
    const before = comparison(store.getState())
    store.getState().preview(demanding(2))
    turn()
    store.getState().abandon()
    expect(comparison(store.getState())).toBe(before)
    turn()
    expect(tasks).toHaveLength(0)
    expect(store.getState().epoch).toBeUndefined()
    expect(scoring).toHaveBeenCalledTimes(1)
  })

  it('costs nothing where it moves boxes only, or goes back to what is known', () => {
    const { store, all, tasks } = opened()
    store.getState().edit('Type', demanding(2))
    all()
    store.getState().undo()
    store.getState().redo()
    store.getState().edit('Move', (document) => ({ ...document, layout: { 'service:s0': { x: 1, y: 1 } } }))
    expect(tasks).toHaveLength(0)
    expect(isScorePending(store.getState().document)).toBe(false)
  })

  it('has its figures told as late only once they are late', () => {
    const { store, timers, all } = opened()
    store.getState().edit('Type', demanding(2))
    expect(timers.size).toBe(1)
    all()
    expect(timers.size).toBe(0)
    store.getState().edit('Type', demanding(3))
    for (const late of timers) late()
    expect(store.getState().behind).toBe(true)
    all()
    expect(store.getState().behind).toBe(false)
  })

  it('[L6] that cannot be scored says so once that is known, and what repairs it has figures again', () => {
    const { store, all } = opened()
    store.getState().edit('Connect', (document) => {
      const circle = connect('service:s1', 'service:s0')(document)
      return editCall(Object.keys(circle.design.calls).at(-1) as 'call:x', { count: 3 })(circle)
    })
    const wrong = store.getState()
    expect(problem(wrong)).toBeUndefined()
    all()
    expect(problem(wrong)?.message).toBeTruthy()
    store.getState().edit('Type', demanding(2))
    // Until it is known whether that helps, what was wrong is still said.
    expect(problem(store.getState())?.message).toBeTruthy()
    all()
    expect(problem(store.getState())?.message).toBeTruthy()
    store.getState().undo()
    store.getState().undo()
    all()
    expect(problem(store.getState())).toBeUndefined()
  })

  it('that breaks the scorer breaks where the figures are shown, as a small one does', () => {
    const { store, turn } = opened()
    store.getState().edit('Type', demanding(2))
    const broken = store.getState().document
    const real = scoring.getMockImplementation() as typeof compareTask
    scoring.mockImplementation((document, given) => {
      if (document.design === broken.design) throw new Error('a mistake of ours')
      return real(document, given)
    })
    try {
      turn()
      expect(turn).toThrow('a mistake of ours')
      expect(() => comparison(store.getState())).toThrow('a mistake of ours')
      expect(() => store.getState().edit('Type', demanding(3))).not.toThrow()
    } finally {
      scoring.mockImplementation(real)
    }
  })
})

describe('figures are there at once', () => {
  it('of a small design', () => {
    const { store, tasks } = opened(shop)
    const before = comparison(store.getState())
    store.getState().edit('Add', addService('service:new', 'service', { x: 0, y: 0 }, 'New'))
    expect(comparison(store.getState())).not.toBe(before)
    expect(tasks).toHaveLength(0)
  })

  it('of another design that is opened, as those of the last one would say nothing of it', () => {
    const { store, tasks } = opened(shop)
    store.getState().open('Open', company(400))
    expect(Object.keys(comparison(store.getState()).drawn.placement)).toHaveLength(400)
    expect(tasks).toHaveLength(0)
  })

  it('of any document that is not on screen, and wherever nobody makes them', () => {
    const { store, tasks } = opened()
    expect(meanOf(demanding(9)(store.getState().document))).toBeGreaterThan(meanOf(store.getState().document))
    expect(tasks).toHaveLength(0)
    for (const end of ends.splice(0)) end()
    store.getState().edit('Type', demanding(2))
    expect(isScorePending(store.getState().document)).toBe(false)
    expect(scoring).toHaveBeenCalledTimes(2)
  })
})
