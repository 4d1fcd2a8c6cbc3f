/**
 * The page at rest: the first screen stands, and the browser has nothing else to do. Then comes what the first
 * click or key is likely to ask for, so that it does not have to wait, and what nobody sees at first.
 */

/** Milliseconds. Boxes are measured before their arrows are drawn; in some browsers nobody says when it is idle. */
const settling = 250
const latest = 3000
/** If what it waits for never comes, the rest of the page works all the same. */
const patience = 8000

export function whenIdle(firstScreen: Promise<unknown>, task: () => void): void {
  const tooLate = new Promise<void>((done) => setTimeout(done, patience))
  const idle = () => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: latest })
    else task()
  }
  const wait = () => setTimeout(idle, settling)
  Promise.race([firstScreen, tooLate]).then(wait, wait)
}
