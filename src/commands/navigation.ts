/** Finding one's way: every command by name, every service by name, every key on one page. */

import { always, type Command, type CommandDialogName, hasServices, type PageRegion } from './command'

const dialog = (label: string, keys: readonly string[], name: CommandDialogName, words: string): Command => ({
  label,
  group: 'Help',
  keys,
  words,
  available: name === 'find' ? hasServices : always,
  run: ({ show }) => show(name),
})

export const allCommands = dialog('All commands', ['mod+k'], 'commands', 'palette search menu')
export const find = dialog('Find a service', ['mod+f', '/'], 'find', 'search go to jump')
export const shortcuts = dialog('Keys', ['?'], 'shortcuts', 'keyboard shortcuts help')
const region = (label: string, keys: readonly string[], to: PageRegion, words: string): Command => ({
  label,
  group: 'View',
  keys,
  words: `focus keyboard ${words}`,
  available: always,
  run: ({ go }) => go(to),
})

export const goToFields = region('Go to the fields', ['i'], 'fields', 'inspector properties edit side')
export const goToCanvas = region('Go to the canvas', [], 'canvas', 'drawing boxes')
export const nextPart = region('Next part of the page', ['f6'], 'next', 'region panel')
export const previousPart = region('Previous part of the page', ['shift+f6'], 'previous', 'region panel')

export const method = dialog('How the figures are made', [], 'method', 'sources about model rules help')
