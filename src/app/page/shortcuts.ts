/** Runs commands by their keys, except while a text field has the focus or a dialog is open. */

import type { CommandContext } from '../../commands/command'
import { type CommandId, commands } from '../../commands/index'
import { commandForKey } from '../../commands/keys'
import { platform } from '../../panels/environment/platform'

/** `isDialogRequested`: keys pressed before a requested dialog is mounted are meant for it. Returns a function that stops listening. */
export function listenToKeys(context: CommandContext, isDialogRequested: () => boolean): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isDialogRequested() || document.querySelector('dialog[open]'))
      return
    if (leavesFields(event)) return context.go('canvas')
    const id = commandForKey(event, platform)
    if (!id || (typesInto(event.target) && !worksWhileTyping(event)) || ownsKey(event)) return
    const command = commands[id]
    if ((copies.has(id) && hasSelectedText()) || !command.available(context.store.getState())) return
    event.preventDefault()
    void command.run(context)
  }
  addEventListener('keydown', pressed)
  return () => removeEventListener('keydown', pressed)
}

/** Escape in a field without an edit to take back returns the focus to the canvas. */
function leavesFields({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Escape' || !(target instanceof Element) || target.closest('[popover]')) return false
  return target.closest('[aria-label="Inspector"]') !== null
}

const copies: ReadonlySet<CommandId> = new Set(['copy', 'cut'])

function hasSelectedText(): boolean {
  return getSelection()?.isCollapsed === false
}

function typesInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
}

/** ⌘K, ⌘S, ⌘O and F6 reach past a field; ⌘Z and ⌘A are the field's own. */
function worksWhileTyping(event: KeyboardEvent): boolean {
  return event.key === 'F6' || ((event.ctrlKey || event.metaKey) && /^[kso]$/i.test(event.key))
}

/**
 * Keys without Ctrl or ⌘ act on the canvas, so they act only while the focus is there or nowhere (WCAG 2.1.4), and
 * not on a radio button or a menu of the canvas, to which arrows and letters belong.
 */
function ownsKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.key === 'F6' || !(event.target instanceof Element)) return false
  if (event.target === document.body) return false
  const own = event.target.closest('[role=menu], [popover], input[type=radio]')
  return own !== null || event.target.closest('[aria-label="Canvas"]') === null
}
