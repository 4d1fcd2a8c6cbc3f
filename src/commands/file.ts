/** Designs as a whole: new, open, save, link. Each of them is one undo step; nothing is overwritten in silence. */

import { emptyDocument } from '../model/constructors'
import { always, type Command, hasServices } from './command'

export const newDesign: Command = {
  label: 'New design',
  group: 'File',
  keys: [],
  available: hasServices,
  run: ({ store }) => store.getState().open('New design', emptyDocument),
}

export const designs: Command = {
  label: 'Designs and earlier versions',
  group: 'File',
  keys: ['v'],
  available: always,
  run: ({ show }) => show('designs'),
}

export const openExample: Command = {
  label: 'Open an example',
  group: 'File',
  keys: [],
  available: always,
  run: ({ show }) => show('examples'),
}

export const importFile: Command = {
  label: 'Open or import a file',
  group: 'File',
  keys: ['mod+o'],
  available: always,
  run: ({ pickFile }) => pickFile(),
}

export const importText: Command = {
  label: 'Paste a trace or a design',
  group: 'File',
  keys: [],
  available: always,
  run: ({ show }) => show('import'),
}

export const saveFile: Command = {
  label: 'Save as a design file',
  group: 'File',
  keys: ['mod+s'],
  available: hasServices,
  run: (context) => context.saveFile(),
}

export const copyLink: Command = {
  label: 'Copy the link',
  group: 'File',
  keys: ['mod+shift+l'],
  available: hasServices,
  run: (context) => context.copyLink(),
}

export const decisionRecord: Command = {
  label: 'Decision record',
  group: 'File',
  keys: ['shift+r'],
  available: hasServices,
  run: ({ show }) => show('record'),
}
