/** Scoring in the background: which figures are shown when, and what is computed at all. Browser and clock are simulated. */

import { afterEach, describe, expect, it, vi } from 'vitest'
import { type FrameScheduler, scoringScheduler } from '../../src/app/workers/scoringScheduler'
import { runToEnd } from '../../src/base/task'
import type { Document } from '../../src/model/document'
import { connect, editCall } from '../../src/model/edits/callEdits'
import { editOperation } from '../../src/model/edits/operationEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { compareTask } from '../../src/scorer/comparison'
import { comparison, problem } from '../../src/store/reading/selectors'
import { isScorePending } from '../../src/store/scoring/scoringState'
import { editorStore } from '../../src/store/store'
import { company, entry } from '../support/company'
import { scoring } from '../support/editor'
import { shop } from '../support/shop'

const demanding = (milliseconds: number) => editOperation(entry, { demand: milliseconds / 1000 })

/** Callbacks run when the test says so; every look at the clock takes longer than a slice may. */
function simulatedBrowser() {
  const tasks: (() => void)[] = []
  const timers = new Set<() => void>()
  let time = 0
  const scheduler: FrameScheduler = {
    afterPaint: (task) => void tasks.push(task),
    next: (task) => void tasks.push(task),
    after: (_, task) => {
      timers.add(task)
      return () => timers.delete(task)
    },
    clock: () => (time += 50),
  }
  const runNext = () => tasks.shift()?.()
  const runAll = () => {
    while (tasks.length > 0) runNext()
  }
  return { scheduler, tasks, timers, runNext, runAll }
}

/** A page on which the figures of this design are shown. */
function page(document = company(320)) {
  const task = vi.fn(compareTask)
  const compareOnRead = (shown: Document) => runToEnd(task(shown))
  const store = editorStore(document, { ...scoring, compareTask: task, compare: compareOnRead })
  const browser = simulatedBrowser()
  comparison(store.getState())
  const stop = scoringScheduler(store, browser.scheduler)
  // As every panel does.
  store.subscribe((state) => comparison(state))
  task.mockClear()
  ends.push(stop)
  const meanOf = (shown?: Document) => comparison(store.getState(), shown).drawn.latency.overall.mean
  return { store, task, stop, meanOf, ...browser }
}

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

describe('an edit of a large design', () => {
  it('an edit shows the previous figures, and its own once they are computed', () => {
    const { store, task, runAll } = page()
    const before = comparison(store.getState())
    store.getState().edit('Type', demanding(2))
    const { document, scoring: pending } = store.getState()
    expect(comparison(store.getState())).toBe(before)
    expect(isScorePending(store.getState())).toBe(true)
    expect(task).not.toHaveBeenCalled()
    runAll()
    expect(isScorePending(store.getState())).toBe(false)
    expect(store.getState().scoring).not.toBe(pending)
    expect(comparison(store.getState())).not.toBe(before)
    const whole = runToEnd(compareTask(document))
    expect(whole.ok && whole.value.drawn.latency.overall.p99).toBe(
      comparison(store.getState()).drawn.latency.overall.p99,
    )
  })

  it('an edit is scored a slice at a time, and nothing is shown before all of it is computed', () => {
    const { store, tasks, runNext } = page()
    const before = comparison(store.getState())
    store.getState().edit('Type', demanding(2))
    let slices = 0
    for (; isScorePending(store.getState()); slices++) {
      expect(tasks).toHaveLength(1)
      expect(comparison(store.getState())).toBe(before)
      runNext()
    }
    expect(slices).toBeGreaterThan(10)
  })

  it('an edit is not scored when a newer one comes first', () => {
    const { store, task, runAll } = page()
    for (const value of [2, 3, 4]) store.getState().edit('Type', demanding(value), 'demand')
    runAll()
    expect(task.mock.calls.map(([document]) => document)).toEqual([store.getState().document])
    expect(isScorePending(store.getState())).toBe(false)
  })

  it('a started edit is finished and shown when a newer one comes meanwhile, and then the newest is scored', () => {
    const { store, task, meanOf, runNext, runAll } = page()
    store.getState().preview(demanding(2))
    const first = store.getState().document
    runNext()
    runNext()
    store.getState().preview(demanding(3))
    store.getState().preview(demanding(4))
    const { scoring: pending } = store.getState()
    while (store.getState().scoring === pending) runNext()
    expect(meanOf()).toBe(meanOf(first))
    expect(isScorePending(store.getState())).toBe(true)
    runAll()
    expect(isScorePending(store.getState())).toBe(false)
    expect(meanOf()).toBeGreaterThan(meanOf(first))
    expect(task).toHaveBeenCalledTimes(2)
  })

  it('figures keep changing, however fast edits come', () => {
    const { store, tasks, meanOf, runNext } = page()
    const means = new Set<number>()
    for (let i = 1; i <= 300; i++) {
      store.getState().preview(demanding(1 + i / 150))
      means.add(meanOf())
      expect(tasks).toHaveLength(1)
      runNext()
    }
    expect(means.size).toBeGreaterThan(3)
  })

  it('an edit is no longer scored once it is taken back', () => {
    const { store, task, runNext, tasks } = page()
    const before = comparison(store.getState())
    store.getState().preview(demanding(2))
    runNext()
    store.getState().abandon()
    expect(comparison(store.getState())).toBe(before)
    const { scoring: abandoned } = store.getState()
    runNext()
    expect(tasks).toHaveLength(0)
    expect(store.getState().scoring).toBe(abandoned)
    expect(task).toHaveBeenCalledTimes(1)
  })

  it('an edit is not scored where it moves boxes only, or returns to a document with figures', () => {
    const { store, runAll, tasks } = page()
    store.getState().edit('Type', demanding(2))
    runAll()
    store.getState().undo()
    store.getState().redo()
    store.getState().edit('Move', (document) => ({ ...document, layout: { 'service:s0': { x: 1, y: 1 } } }))
    expect(tasks).toHaveLength(0)
    expect(isScorePending(store.getState())).toBe(false)
  })

  it('an edit makes the figures stale only after the timeout', () => {
    const { store, timers, runAll } = page()
    store.getState().edit('Type', demanding(2))
    expect(timers.size).toBe(1)
    runAll()
    expect(timers.size).toBe(0)
    store.getState().edit('Type', demanding(3))
    for (const elapse of timers) elapse()
    expect(store.getState().scoring.status).toBe('stale')
    runAll()
    expect(store.getState().scoring.status).toBe('background')
  })

  it('[L6] an edit that cannot be scored has a problem once that is known, and figures again once it is repaired', () => {
    const { store, runAll } = page()
    store.getState().edit('Connect', (document) => {
      const circle = connect('service:s1', 'service:s0')(document)
      return editCall(Object.keys(circle.design.calls).at(-1) as 'call:x', { count: 3 })(circle)
    })
    const wrong = store.getState()
    expect(problem(wrong)).toBeUndefined()
    runAll()
    expect(problem(wrong)?.message).toBeTruthy()
    store.getState().edit('Type', demanding(2))
    // The problem stays until it is known whether the edit removes it.
    expect(problem(store.getState())?.message).toBeTruthy()
    runAll()
    expect(problem(store.getState())?.message).toBeTruthy()
    store.getState().undo()
    store.getState().undo()
    runAll()
    expect(problem(store.getState())).toBeUndefined()
  })

  it('an edit that breaks the scorer throws where the figures are read, as a small one does', () => {
    const { store, task, runNext } = page()
    store.getState().edit('Type', demanding(2))
    const broken = store.getState().document
    task.mockImplementation((document) => {
      if (document.design === broken.design) throw new Error('a mistake of ours')
      return compareTask(document)
    })
    runNext()
    expect(runNext).toThrow('a mistake of ours')
    expect(() => comparison(store.getState())).toThrow('a mistake of ours')
    expect(() => store.getState().edit('Type', demanding(3))).not.toThrow()
  })
})

describe('figures are computed when they are read', () => {
  it('a small design is scored when read', () => {
    const { store, tasks } = page(shop)
    const before = comparison(store.getState())
    store.getState().edit('Add', addService('service:new', 'service', { x: 0, y: 0 }, 'New'))
    expect(comparison(store.getState())).not.toBe(before)
    expect(tasks).toHaveLength(0)
  })

  it('another design that is opened is scored when read', () => {
    const { store, tasks } = page(shop)
    store.getState().open('Open', company(400))
    expect(Object.keys(comparison(store.getState()).drawn.placement)).toHaveLength(400)
    expect(tasks).toHaveLength(0)
  })

  it('a document that is not on screen is scored when read, and any without a scheduler', () => {
    const { store, task, tasks, stop, meanOf } = page()
    expect(meanOf(demanding(9)(store.getState().document))).toBeGreaterThan(meanOf())
    expect(tasks).toHaveLength(0)
    stop()
    store.getState().edit('Type', demanding(2))
    expect(isScorePending(store.getState())).toBe(false)
    expect(task).toHaveBeenCalledTimes(2)
  })
})
