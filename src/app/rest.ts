/**
 * The page at rest: the first screen stands, and the browser has nothing else to do. Then comes what the first
 * click or key is likely to ask for, so that it does not have to wait, and what nobody sees at first.
 */

/** In browsers that do not say when they are idle. */
const soon = 1000
const latest = 4000

/** After `first`, which the first screen waits for, whether it came or not. */
export function atRest(first: Promise<unknown>, task: () => void): void {
  const wait = () => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: latest })
    else setTimeout(task, soon)
  }
  void first.then(wait, wait)
}
