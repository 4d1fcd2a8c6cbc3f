/**
 * Files of the page that do not come. An action that needs code and does not get it ends in an unhandled rejection:
 * a notice says so, and the action works once the network is back. A style sheet that failed is removed from the page,
 * as the next attempt would take it for loaded.
 */

import type { EditorStore } from '../../store/store'
import { isCodeError } from '../../ui/tasks/codeError'
import { dismissNotice } from '../page/dismissErrors'

/** Listens for as long as the page lives. */
export function reportUnfetched(store: EditorStore): void {
  addEventListener('unhandledrejection', (event) => {
    if (!isFetchFailure(event.reason)) return
    event.preventDefault()
    dismissNotice(store, unfetchedText)
    store.getState().notify('error', unfetchedText)
  })
  addEventListener('online', () => dismissNotice(store, unfetchedText))
  addEventListener('error', ({ target }) => target instanceof HTMLLinkElement && target.remove(), true)
}

const unfetchedText =
  'A part of the page could not be fetched: the network does not answer. Do it again when it does; your design is safe.'

/** What browsers say of an `import()` that found no file (Chromium, Firefox, Safari) and the bundler of a style sheet. */
function isFetchFailure(reason: unknown): boolean {
  if (isCodeError(reason)) return true
  return reason instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(reason.message)
}
