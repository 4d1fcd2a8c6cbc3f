import { describe, expect, it } from 'vitest'
import { commandsById, emptyCanvasItems } from '../../src/canvas/overlays/menuItems'
import { type CommandId, commandList } from '../../src/commands/index'
import { commandForKey, keyLabel } from '../../src/commands/keys'
import { kindForms } from '../../src/model/kinds/index'
import { searchRank } from '../../src/panels/dialogs/searchRank'
import { searchSynonyms } from '../../src/panels/dialogs/searchSynonyms'

const bare = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

/** What a stranger types, and what must then be the first of what can be chosen. */
const sought: Readonly<Record<string, CommandId>> = {
  undo: 'undo',
  redo: 'redo',
  copy: 'copy',
  merge: 'merge',
  split: 'split',
  'align left': 'alignLeft',
  distribute: 'distributeAcross',
  layout: 'autoLayout',
  tidy: 'autoLayout',
  lock: 'lock',
  unlock: 'lock',
  collapse: 'collapse',
  export: 'saveFile',
  download: 'saveFile',
  share: 'copyLink',
  theme: 'themeSystem',
  'dark mode': 'themeDark',
  example: 'openExample',
  import: 'importFile',
  history: 'designs',
  calibrate: 'openCalibration',
  load: 'openLoad',
  boundaries: 'openBoundaries',
  advice: 'openAdvice',
  verdict: 'openVerdict',
  simulate: 'openSimulation',
  warnings: 'openFindings',
  spreadsheet: 'openTable',
  bill: 'openBill',
  assumptions: 'openAssumptions',
  waterfall: 'openWaterfall',
  shortcuts: 'shortcuts',
}

describe('commands', () => {
  it.each(Object.entries(sought))('commands are found by plain words: %s', (typed, id) => {
    const score = (one: (typeof commandList)[number]) =>
      searchRank(typed, one.label, (one.words ?? searchSynonyms[one.id])?.split(' '))
    const best = Math.max(...commandList.map(score))
    expect(best).toBeGreaterThan(0)
    expect(commandList.filter((one) => score(one) === best).map((one) => one.id)).toContain(id)
  })

  it('no two commands have the same key', () => {
    const keys = commandList.flatMap((command) => command.keys)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it('no two commands have the same label', () => {
    const labels = commandList.map((command) => command.label)
    expect(labels.every((label) => /^[A-Z]/.test(label))).toBe(true)
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('each key finds its command on either platform, and no other', () => {
    expect(commandForKey({ ...bare, key: 'z', ctrlKey: true }, 'other')).toBe('undo')
    expect(commandForKey({ ...bare, key: 'z', metaKey: true }, 'mac')).toBe('undo')
    expect(commandForKey({ ...bare, key: 'Z', ctrlKey: true, shiftKey: true }, 'other')).toBe('redo')
    expect(commandForKey({ ...bare, key: 'z', metaKey: true }, 'other')).toBeUndefined()
    expect(commandForKey({ ...bare, key: 'm' }, 'other')).toBe('merge')
    expect(commandForKey({ ...bare, key: 'M', shiftKey: true }, 'other')).toBe('split')
    expect(commandForKey({ ...bare, key: '?', shiftKey: true }, 'mac')).toBe('shortcuts')
    expect(commandForKey({ ...bare, key: '+', shiftKey: true }, 'other')).toBe('zoomIn')
    expect(commandForKey({ ...bare, key: '!', shiftKey: true }, 'other')).toBe('fit')
  })

  it.each([
    ['mod+shift+z', 'mac', '⇧⌘Z'],
    ['mod+shift+z', 'other', 'Ctrl+Shift+Z'],
    ['arrowleft', 'other', '←'],
    ['+', 'mac', '+'],
    ['delete', 'other', 'Del'],
  ] as const)('the key %s on %s is shown as %s', (key, platform, shown) => {
    expect(keyLabel(key, platform)).toBe(shown)
  })
})

describe('the palette, the sheet of keys and the menus', () => {
  it('the whole label finds its command before all others', () => {
    for (const { id, label } of commandList) {
      const score = (one: (typeof commandList)[number]) =>
        searchRank(label, one.label, (one.words ?? searchSynonyms[one.id])?.split(' '))
      const best = Math.max(...commandList.map(score))
      expect(commandList.filter((one) => score(one) === best).map((one) => one.id)).toContain(id)
    }
  })

  it('no two commands show the same key on either platform', () => {
    for (const platform of ['mac', 'other'] as const) {
      const shown = commandList.flatMap(({ keys }) => keys.map((key) => keyLabel(key, platform)))
      expect(shown.filter((key, i) => shown.indexOf(key) !== i)).toEqual([])
    }
  })

  it('every command of a canvas menu exists', () => {
    const offered = commandsById(
      commandList.map(({ id, label, group }) => ({ id, label, group, enabled: true })),
      emptyCanvasItems,
    )
    expect(offered.map(({ id }) => id)).toEqual(emptyCanvasItems)
  })

  it('every kind has an add command with its own key', () => {
    for (const kind of Object.keys(kindForms)) {
      const id = `add${kind[0]?.toUpperCase()}${kind.slice(1)}`
      expect(commandList.find((one) => one.id === id)?.keys.length, kind).toBe(1)
    }
  })
})
