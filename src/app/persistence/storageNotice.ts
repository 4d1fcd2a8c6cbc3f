/**
 * Says once that the browser does not store the design, why, and what to do; the notice goes when its cause has gone. The
 * page stays as usable as it was.
 */

import type { EditorStore } from '../../store/store'

/** Called after each write; with the error if it failed. */
export type StorageNotice = (error?: unknown) => void

/** `saveFile` saves the design on screen as a file. */
export function storageNotice(store: EditorStore, saveFile: () => void): StorageNotice {
  let shown: string | undefined
  const dismiss = () => {
    const { notices, dismiss: drop } = store.getState()
    for (const { id, text } of notices) if (text === shown) drop(id)
    shown = undefined
  }
  return (error) => {
    if (error === undefined) return dismiss()
    // A notice that a person has closed does not come back for the same cause.
    const text = `Not saved in this browser: ${causeOf(error)} Save the design as a file or share its link. It is tried again every few seconds.`
    if (text === shown) return
    dismiss()
    shown = text
    store.getState().notify('warning', text, [], { label: 'Save as a file', choose: saveFile, stays: true })
  }
}

/** By the names that browsers give their errors. */
function causeOf(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return 'its storage is full. Deleting designs or data of other sites makes room.'
  if (name === 'SecurityError' || name === 'InvalidStateError' || name === 'NotAllowedError')
    return 'it does not let this site store anything, as in some private windows or when site data is blocked.'
  return error instanceof Error && /Hoptax/.test(error.message) ? error.message : 'its storage does not answer.'
}
