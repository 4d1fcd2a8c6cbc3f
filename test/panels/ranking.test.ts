import { describe, expect, it } from 'vitest'
import { commandList } from '../../src/commands/index'
import { searchRank } from '../../src/panels/dialogs/searchRank'
import { searchSynonyms } from '../../src/panels/dialogs/searchSynonyms'

function best(typed: string): string | undefined {
  const found = commandList
    .map(({ id, label, words }) => ({
      label,
      score: searchRank(typed, label, (words ?? searchSynonyms[id])?.split(' ')),
    }))
    .filter(({ score }) => score > 0)
  return found.sort((a, b) => b.score - a.score)[0]?.label
}

describe('the command palette', () => {
  it.each([
    ['new design', 'New design'],
    ['merge', 'Merge into one deployable'],
    ['fit', 'Fit everything'],
    ['delete', 'Delete'],
    ['undo', 'Undo'],
    ['dark', 'Dark theme'],
    ['add ser', 'Add service'],
    ['object', 'Add object store'],
    ['tidy', 'Lay out'],
    ['json', 'Open or import a file'],
  ])('answers "%s" with %s', (typed, label) => {
    expect(best(typed)).toBe(label)
  })

  it('finds every command by its own label', () => {
    for (const { label } of commandList) expect(best(label)).toBe(label)
  })

  it('finds nothing by letters that are scattered', () => {
    expect(searchRank('new design', 'Add client', ['new', 'a', 'browser', 'device'])).toBe(0)
    expect(best('zzz')).toBeUndefined()
  })
})
