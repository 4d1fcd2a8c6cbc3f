import { describe, expect, it } from 'vitest'
import { commandList } from '../../src/commands/index'
import { commandOf, shownKey } from '../../src/commands/keys'

const bare = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

describe('commands', () => {
  it('have no two keys alike', () => {
    const keys = commandList.flatMap((command) => command.keys)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it('each have a label of their own', () => {
    const labels = commandList.map((command) => command.label)
    expect(labels.every((label) => /^[A-Z]/.test(label))).toBe(true)
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('are found by their key on either platform, and by no other command', () => {
    expect(commandOf({ ...bare, key: 'z', ctrlKey: true }, 'other')).toBe('undo')
    expect(commandOf({ ...bare, key: 'z', metaKey: true }, 'mac')).toBe('undo')
    expect(commandOf({ ...bare, key: 'Z', ctrlKey: true, shiftKey: true }, 'other')).toBe('redo')
    expect(commandOf({ ...bare, key: 'z', metaKey: true }, 'other')).toBeUndefined()
    expect(commandOf({ ...bare, key: 'm' }, 'other')).toBe('merge')
    expect(commandOf({ ...bare, key: 'M', shiftKey: true }, 'other')).toBe('split')
    expect(commandOf({ ...bare, key: '?', shiftKey: true }, 'mac')).toBe('shortcuts')
    expect(commandOf({ ...bare, key: '+', shiftKey: true }, 'other')).toBe('zoomIn')
    expect(commandOf({ ...bare, key: '!', shiftKey: true }, 'other')).toBe('fit')
  })

  it.each([
    ['mod+shift+z', 'mac', '⇧⌘Z'],
    ['mod+shift+z', 'other', 'Ctrl+Shift+Z'],
    ['arrowleft', 'other', '←'],
    ['+', 'mac', '+'],
    ['delete', 'other', 'Del'],
  ] as const)('show %s on %s as %s', (key, platform, shown) => {
    expect(shownKey(key, platform)).toBe(shown)
  })
})
