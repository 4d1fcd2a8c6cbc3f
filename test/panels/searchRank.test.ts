import { describe, expect, it } from 'vitest'
import { commandList } from '../../src/commands/index'
import { rankOptions, searchRank } from '../../src/panels/dialogs/searchRank'
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

describe('the search of the command palette', () => {
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
  ])('a search for "%s" ranks the command %s first', (typed, label) => {
    expect(best(typed)).toBe(label)
  })

  it('a search for the label of a command ranks it first', () => {
    for (const { label } of commandList) expect(best(label)).toBe(label)
  })

  it('a search matches words only, not scattered letters', () => {
    expect(searchRank('new design', 'Add client', ['new', 'a', 'browser', 'device'])).toBe(0)
    expect(best('zzz')).toBeUndefined()
  })

  it('a search sorts options and groups by their best rank, and keeps the order of equal ranks', () => {
    const option = (label: string) => ({ key: label, label, words: [], run: () => undefined })
    const groups = [
      { heading: 'Add', options: [option('Add merge queue'), option('Add database')] },
      { heading: 'Deploy', options: [option('Split'), option('Merge all'), option('Merge'), option('Merge both')] },
    ]
    const ranked = rankOptions(groups, 'merge').map(({ heading, options }) => [
      heading,
      options.map(({ label }) => label),
    ])
    expect(ranked).toEqual([
      ['Deploy', ['Merge', 'Merge all', 'Merge both']],
      ['Add', ['Add merge queue']],
    ])
  })
})
