import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Task } from '../../src/base/task'
import { taskRunner } from '../../src/ui/tasks/useTask'

function* count(to: number): Task<number> {
  for (let i = 0; i < to; i++) yield i / to
  return to
}

describe('a task runner', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('a task runner passes on the result once the task has ended, and not before start returns', () => {
    const done = vi.fn()
    taskRunner().start(count(3), done)
    expect(done).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(done.mock.calls).toEqual([[3]])
  })

  it('a task runner drops the running task when another one starts', () => {
    const [first, second] = [vi.fn(), vi.fn()]
    const runner = taskRunner()
    runner.start(count(3), first)
    runner.start(count(4), second)
    vi.runAllTimers()
    expect(first).not.toHaveBeenCalled()
    expect(second.mock.calls).toEqual([[4]])
  })

  it('a task runner lets other work run between slices, and stops after cancel', () => {
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => clock)
    const runner = taskRunner()
    runner.start(
      (function* () {
        for (;;) {
          clock += 20
          yield 0
        }
      })(),
      () => undefined,
    )
    vi.runOnlyPendingTimers()
    expect(vi.getTimerCount()).toBe(1)
    runner.cancel()
    expect(vi.getTimerCount()).toBe(0)
  })
})
