/** Finding one's way: every command by name, every service by name, every key on one page. */

import { always, type Command, type DialogName, hasServices } from './command'

const dialog = (label: string, keys: readonly string[], name: DialogName, words: string): Command => ({
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
export const method = dialog('How the figures are made', [], 'method', 'sources about model rules help')
