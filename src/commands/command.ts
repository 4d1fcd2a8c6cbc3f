/**
 * The form of a command: an action with a name, keys and a menu entry. Whatever the mouse can do, a command can, so that
 * the keyboard can.
 */

import type { LayoutTask } from '../layout/layoutTask'
import type { Viewport } from '../layout/viewport'
import type { Point, ServiceId } from '../model/document'
import type { State } from '../store/state'
import type { EditorStore } from '../store/store'

/** A command: name, group and keys, when it is available, and what it does. */
export interface Command {
  /** As menus and ⌘K show it. */
  readonly label: string
  readonly group: CommandGroup
  /** Keys that run it, as "mod+shift+z": mod is ⌘ on a Mac and Ctrl elsewhere. The first one is shown. */
  readonly keys: readonly string[]
  /** The browser turns the keys into its own event (copy, paste), which the app handles: shown, not bound. */
  readonly native?: true
  /** Further words by which ⌘K finds it. */
  readonly words?: string
  readonly available: (state: State) => boolean
  readonly run: (context: CommandContext) => void | Promise<void>
}

/** The groups of menus and of the list of keys. */
export type CommandGroup = 'Edit' | 'Deploy' | 'Add' | 'View' | 'File' | 'Help'

/** What commands act on, supplied by `app/`: all access to the world outside the store. */
export interface CommandContext {
  readonly store: EditorStore
  /** The viewport of the canvas, once it is mounted. */
  readonly viewport: () => Viewport | undefined
  readonly clipboard: TextClipboard
  /** Recognises pasted text and opens it. */
  readonly receive: (text: string, name?: string) => Promise<void>
  readonly pickFile: () => Promise<void>
  readonly saveFile: () => void | Promise<void>
  readonly copyLink: () => Promise<void>
  readonly show: (dialog: CommandDialogName) => void
  /** Moves the keyboard focus to another part of the page. */
  readonly go: (to: PageRegion) => void
  /** Lays out in a worker. Rejects when it cannot; no places if a person stopped it. */
  readonly layOut: (task: LayoutTask) => Promise<ReadonlyMap<ServiceId, Point>>
}

/** The dialogs that a command can open. */
export type CommandDialogName =
  | 'commands'
  | 'find'
  | 'shortcuts'
  | 'examples'
  | 'method'
  | 'designs'
  | 'import'
  | 'record'

/** Fields of what is selected, the canvas, the chosen tab, or the next part of the page in the order in which they stand. */
export type PageRegion = 'fields' | 'canvas' | 'tab' | 'next' | 'previous'

/** The text of the system clipboard. */
export interface TextClipboard {
  readonly read: () => Promise<string>
  readonly write: (text: string) => Promise<void>
}

/** For commands that are always available. */
export const always = () => true
/** Whether the design has any service. */
export const hasServices = (state: State) => Object.keys(state.document.design.services).length > 0
/** Whether at least one service is selected. */
export const hasSelectedServices = (state: State) => state.selection.services.length > 0
/** Whether a service or a call is selected. */
export const hasSelection = (state: State) => hasSelectedServices(state) || state.selection.calls.length > 0
