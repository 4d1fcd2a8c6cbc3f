/** Code that the page needs to run on, without anybody asking for it: it is asked for until it comes. */

import { importAgain } from '../../ui/tasks/importAgain'

/** Milliseconds between two attempts; the network coming back ends the wait. */
const retryDelay = 10_000

/** The module that `load` imports. Never rejects. */
export async function loadEventually<Module extends object>(
  load: () => Promise<Module>,
  pause: () => Promise<void> = untilRetry,
): Promise<Module> {
  for (let attempt = load; ; attempt = () => importAgain(load)) {
    try {
      return await attempt()
    } catch {
      await pause()
    }
  }
}

function untilRetry(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, retryDelay)
    addEventListener('online', () => done(), { once: true })
  })
}
