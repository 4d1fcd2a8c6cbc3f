import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readerClient } from '../../src/app/input/readerClient'
import type { ReaderRequest, ReaderResponse } from '../../src/app/input/readerProtocol'
import { failure } from '../../src/base/result'

function fakeWorker(answer: (question: ReaderRequest, reply: (answer: ReaderResponse) => void) => void) {
  const worker = {
    ended: false,
    onmessage: undefined as ((event: { data: ReaderResponse }) => void) | undefined,
    onerror: undefined as ((event: { preventDefault: () => void }) => void) | undefined,
    postMessage: (question: ReaderRequest) => answer(question, (data) => worker.onmessage?.({ data })),
    terminate: () => {
      worker.ended = true
    },
  }
  return worker
}

const task = { link: 'x' }
const said = (message: string) => (question: ReaderRequest, reply: (answer: ReaderResponse) => void) =>
  reply({ id: question.id, result: failure('', message) })

describe('the reading worker, seen from the page', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => vi.useRealTimers()
  })

  it('each task gets its own result', async () => {
    const questions: ReaderRequest[] = []
    const worker = fakeWorker((question) => questions.push(question))
    const { read } = readerClient(() => worker as unknown as Worker)
    const [first, second] = [read(task), read(task)]
    for (const { id } of [...questions].reverse())
      worker.onmessage?.({ data: { id, result: failure('', `answer ${id}`) } })
    expect([await first, await second]).toEqual([failure('', 'answer 0'), failure('', 'answer 1')])
  })

  it('a worker that loops is ended, and the next task gets a new one', async () => {
    const looping = fakeWorker(() => {})
    const workers = [looping, fakeWorker(said('alive'))]
    const { read } = readerClient(() => workers.shift() as unknown as Worker)
    const stuck = read(task)
    await vi.advanceTimersByTimeAsync(5001)
    expect(await stuck).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/longer than 5 seconds/) },
    })
    expect(looping.ended).toBe(true)
    expect(await read(task)).toEqual(failure('', 'alive'))
  })

  it('a worker that breaks gives a problem', async () => {
    const worker = fakeWorker(() => worker.onerror?.({ preventDefault: () => {} }))
    const { read } = readerClient(() => worker as unknown as Worker)
    expect(await read(task)).toMatchObject({ ok: false })
  })

  it('cancelling ends the task at once', async () => {
    const { read, cancel } = readerClient(() => fakeWorker(() => {}) as unknown as Worker)
    const reading = read(task)
    cancel()
    expect(await reading).toMatchObject({ ok: false, problem: { message: expect.stringMatching(/cancelled/) } })
  })

  it('a browser that starts no worker gives a problem', async () => {
    const { read } = readerClient(() => {
      throw new Error('forbidden')
    })
    expect(await read(task)).toMatchObject({ ok: false })
  })
})
