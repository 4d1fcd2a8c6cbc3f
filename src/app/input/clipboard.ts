/**
 * Paste and drop anywhere on the page: a trace, a design, a link, an excerpt of a design. Text fields handle their own
 * paste events.
 */

import type { InputOpener } from './inputOpener'

/** Returns a function that stops listening. */
export function listenToPaste(receive: (text: string) => void): () => void {
  const pasted = (event: ClipboardEvent) => {
    const target = event.target
    const typing = target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog')
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (typing || event.defaultPrevented || text.trim() === '') return
    event.preventDefault()
    receive(text)
  }
  document.addEventListener('paste', pasted)
  return () => document.removeEventListener('paste', pasted)
}

/** `over` is called when files enter and leave the page. Returns a function that stops listening. */
export function listenToDrop(receiver: InputOpener, over: (hovering: boolean) => void): () => void {
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  const dragged = (event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    over(true)
  }
  const left = (event: DragEvent) => {
    if (event.relatedTarget === null) over(false)
  }
  const dropped = (event: DragEvent) => {
    over(false)
    if (!holdsFiles(event)) return
    event.preventDefault()
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) void receiver.files(files)
  }
  addEventListener('dragover', dragged)
  addEventListener('dragleave', left)
  addEventListener('drop', dropped)
  return () => {
    removeEventListener('dragover', dragged)
    removeEventListener('dragleave', left)
    removeEventListener('drop', dropped)
  }
}

/** The clipboard of the browser, as text. */
export const systemClipboard = {
  read: () => navigator.clipboard.readText(),
  write: (text: string) => navigator.clipboard.writeText(text),
}
