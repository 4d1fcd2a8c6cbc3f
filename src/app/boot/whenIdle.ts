/**
 * Runs a task once the first screen is complete and the browser is idle: the page then loads what the first click or
 * key is likely to need, and what the first screen does not show.
 */

/** Milliseconds. Boxes are measured before their arrows are drawn; Safari has no `requestIdleCallback`. */
const settleDelay = 250
const idleTimeout = 3000
/** If the first screen never completes, the task runs all the same. */
const firstScreenTimeout = 8000

/** Runs `task` once, after the first screen and when the browser is idle. */
export function whenIdle(firstScreen: Promise<unknown>, task: () => void): void {
  const tooLate = new Promise<void>((done) => setTimeout(done, firstScreenTimeout))
  const idle = () => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: idleTimeout })
    else task()
  }
  const wait = () => setTimeout(idle, settleDelay)
  Promise.race([firstScreen, tooLate]).then(wait, wait)
}
