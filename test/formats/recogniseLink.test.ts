import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inputOpener } from '../../src/app/input/inputOpener'
import type { ReaderTask } from '../../src/app/input/readerProtocol'
import { failure } from '../../src/base/result'
import { formatList } from '../../src/formats'
import { detectFormat } from '../../src/formats/detectFormat'
import { decodeLink, link } from '../../src/formats/link/link'
import { recogniseLink } from '../../src/formats/link/recogniseLink'
import type { EditorStore } from '../../src/store/store'
import { hoptax } from '../support/terminal'

const folder = join(import.meta.dirname, '../fixtures')
const names = readdirSync(folder).filter((name) => /^link-.*\.txt$/.test(name))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const address = 'https://example.org/hoptax/'

/** A link as people have it: with a line end as in the file, whole, or from the # on. */
function writings(name: string): readonly string[] {
  const fragment = read(name)
  return [fragment, `${address}#${fragment}`, `#${fragment}`]
}

it('the fixtures hold a link of each version', () => {
  expect(names).toEqual(['link-v1.txt', 'link-v2.txt', 'link-v3.txt'])
})

it.each(names)('the registry of formats detects %s as a link', (name) => {
  for (const text of writings(name)) expect(detectFormat({ name, text }, formatList)).toBe(link)
})

it.each(names)(
  '`hoptax score` says of %s what it says of the design file, from a file and as an argument',
  async (name) => {
    const file = name.replace('.txt', '.hoptax.json')
    const expected = await hoptax(['score', file, '--json'], { files: { [file]: read(file) } })
    const renamed = (to: string) => ({ exit: expected.exit, out: expected.out, err: expected.err.replace(file, to) })
    for (const text of writings(name)) {
      expect(await hoptax(['score', name, '--json'], { files: { [name]: text } })).toMatchObject(renamed(name))
      expect(await hoptax(['score', text.trim(), '--json'])).toMatchObject(renamed('link'))
    }
  },
)

it.each(names)('the page opens %s as a link when it is pasted', async (name) => {
  const tasks: ReaderTask[] = []
  const readTask = async (task: ReaderTask) => {
    tasks.push(task)
    return failure('', 'read by a test')
  }
  const state = { notices: [], notify: () => {} }
  const store = { getState: () => state } as unknown as EditorStore
  const opener = inputOpener(store, { read: readTask, cancel: () => {} })
  for (const text of writings(name)) await opener.text(text)
  const fragment = writings(name)[0]!.trim()
  expect(tasks).toEqual([{ link: fragment }, { link: fragment }, { link: fragment }])
})

it.each([
  ['https://example.org/#9abc~.', '9abc~.'],
  ['#x', 'x'],
  ['example.org/hoptax#1abcd', '1abcd'],
  [' 2abc\n', '2abc'],
  // Two links in one: whoever reads it says so.
  ['https://example.org/#1abcd#1efgh', '1abcd#1efgh'],
  ['#1abcd%231efgh', '1abcd%231efgh'],
  ['1abcd#1efgh', '1abcd#1efgh'],
  ['1ab', undefined],
  ['9abcd', undefined],
  ['notes#1.json', undefined],
  ['example.org/#9abcd', undefined],
  ['https://example.org/1abcd', undefined],
  ['# a title', undefined],
  ['#1abc #1abc', undefined],
  ['{"hoptax": 1}', undefined],
])('the fragment in %j is %j', (text, fragment) => {
  expect(recogniseLink(text)).toBe(fragment)
})

it.each(['https://example.org/#LINK#LINK', '#LINK#LINK', 'LINK#LINK', '##LINK'])(
  'a link inside a link (%s) is refused by page and command line alike, with what to do',
  async (writing) => {
    const text = writing.replaceAll('LINK', read('link-v1.txt').trim())
    const why = /a second "#": this is one link inside another\. Open the text before it, or the text after it/
    const fragment = recogniseLink(text)
    const onPage = decodeLink(fragment ?? '')
    expect(onPage.ok ? '' : onPage.problem.message).toMatch(why)
    for (const command of ['open', 'score']) {
      const { exit, err } = await hoptax([command, text])
      expect([exit, err]).toEqual([2, expect.stringMatching(why)])
    }
  },
)
