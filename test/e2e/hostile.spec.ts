/**
 * The hostile corpus as a stranger brings it to the page: dropped as a file, pasted, opened by link, posted at the
 * window. The page lives, no script runs, nothing is asked of anybody else; what is refused changes nothing on screen
 * and says where and why; what is taken is one step, and one undo brings everything back.
 */

import type { Page } from '@playwright/test'
import { fed, type HostileCase, hostileCases, present } from '../support/hostile'
import { expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

if (!present) console.warn('The hostile corpus is not beside the repository: hostile input is NOT tested on the page.')

/** Of each category by each way, spread over it; larger inputs are for the tests of the readers. */
const share = 5
const largest = 400_000
const ways = ['file', 'paste', 'hash', 'message'] as const
type Way = (typeof ways)[number]

interface Outcome {
  /** `nothing` where the page had nothing to say, and nothing changed. */
  readonly outcome: 'accept' | 'repair' | 'reject' | 'nothing'
  readonly said: string
}

const categories = Array.from({ length: 16 }, (_, i) => `o${String(i + 1).padStart(2, '0')}`)

for (const half of [categories.slice(0, 8), categories.slice(8)])
  test(`hostile input of ${half[0]} to ${half.at(-1)} leaves the page working`, async ({ page }) => {
    test.skip(!present, 'the hostile corpus is not beside the repository')
    test.slow()
    const strange: string[] = []
    page.on('dialog', (dialog) => {
      strange.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.context().on('page', () => strange.push('a window was opened'))
    page.on('crash', () => strange.push('the page crashed'))
    await page.addInitScript(() => {
      Object.assign(window, { hostile: 0, __hostile: () => Object.assign(window, { hostile: 1 }) })
    })
    await openApp(page)
    await rename(page, 'PREV')
    const before = await onScreen(page)
    const wrong: string[] = []
    const counts = new Map<string, number>()
    for (const [one, way, given] of await chosen(half)) {
      const { outcome, said } = await brought(page, way, given)
      const place = `${one.id} by ${way} (${one.title.slice(0, 60)})`
      const may = way === 'message' ? ['nothing'] : [...one.expected.acceptable, ...otherwise(one)]
      if (!may.includes(outcome)) wrong.push(`${place}: ${outcome}, not ${may.join(' or ')}: ${said}`)
      if (outcome === 'reject' && !/^(Error|Warning): \S[^\p{Cc}]{30,900}$/u.test(said)) wrong.push(`${place}: ${said}`)
      if (outcome === 'reject' && /undefined|\[object|NaN| at .*\.js/.test(said)) wrong.push(`${place}: ${said}`)
      const ran = await page.evaluate(() => (window as unknown as { hostile: number }).hostile)
      if (ran) strange.push(`${place}: a script ran`)
      const after = await putBack(page, before)
      if (after !== before) wrong.push(`${place}: the design before is not what it was`)
      const kind = `${one.category.slice(0, 3)} by ${way}: ${outcome}`
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
    for (const [kind, count] of counts) console.info(`${String(count).padStart(4)}  ${kind}`)
    expect(wrong).toEqual([])
    expect(strange).toEqual([])
    expect(await page.evaluate(() => ({}) as { polluted?: unknown })).toEqual({})
  })

/** What we may do besides: YAML and Mermaid are not read; for the two cases `test/formats/hostile.test.ts` says why. */
function otherwise({ id, category }: HostileCase): readonly string[] {
  if (/^o1[24]/.test(category) || id === 'o16-schema-version-020') return ['reject']
  return id === 'o07-dangling-duplicate-009' ? ['accept'] : []
}

type Given =
  | { readonly name: string; readonly base64: string }
  | { readonly fragment: string }
  | { readonly messages: readonly unknown[] }

async function chosen(of: readonly string[]): Promise<readonly (readonly [HostileCase, Way, Given])[]> {
  const list: (readonly [HostileCase, Way, Given])[] = []
  const all = await hostileCases(of)
  for (const category of of)
    for (const [turn, way] of ways.entries()) {
      const channel = way === 'paste' ? 'file' : way
      const able = all.filter((one) => one.category.startsWith(category) && one.channels.includes(channel))
      const step = Math.max(1, Math.floor(able.length / share))
      for (const one of able.filter((_, i) => i % step === turn % step).slice(0, share)) {
        const given = await givenBy(one, channel)
        if (given) list.push([one, way, given])
      }
    }
  return list
}

async function givenBy(one: HostileCase, channel: string): Promise<Given | undefined> {
  const { messages, payload } = one as unknown as {
    readonly messages?: readonly { data: unknown }[]
    readonly payload?: { kind?: string }
  }
  if (messages) return { messages: messages.map(({ data }) => data) }
  if (payload?.kind === 'bomb') return undefined
  const made = await fed(one, channel)
  if ('fragment' in made) return made.fragment.length > largest ? undefined : { fragment: made.fragment }
  const name = (one as unknown as { readonly filename?: string }).filename ?? 'design.json'
  return made.bytes.length > largest ? undefined : { name, base64: Buffer.from(made.bytes).toString('base64') }
}

/** What can be told from outside: the step that undo would take back, name, boxes and figures. */
function onScreen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const all = (selector: string, of: (one: Element) => string | null) =>
      [...document.querySelectorAll(selector)].map(of).sort()
    return JSON.stringify([
      all('button[aria-label^="Undo"]', (one) => one.getAttribute('aria-label')),
      all('input[aria-label="Name of the design"]', (one) => (one as HTMLInputElement).value),
      all('[aria-label="Canvas"] .react-flow__node', (one) => one.getAttribute('aria-label')),
      all('[aria-label="Scorecard"] tbody button', (one) => one.textContent),
    ])
  })
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of the design' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Undo: Rename the design' })).toBeEnabled()
  await expect(page.getByRole('region', { name: 'Canvas' }).getByRole('group').first()).toBeVisible()
}

/** Brings one case in, and waits until the page has opened it or has said why not. */
function brought(page: Page, way: Way, given: Given): Promise<Outcome> {
  return page.evaluate(
    async ([by, what]) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      const undo = () => document.querySelector('button[aria-label^="Undo"]')?.getAttribute('aria-label')
      const notices = () =>
        [...document.querySelectorAll('button[aria-label="Dismiss"]')].map(
          (one) => one.parentElement?.textContent ?? '',
        )
      const mark = undo()
      if ('messages' in what) {
        for (const message of what.messages) window.postMessage(message, '*')
      } else if ('fragment' in what) {
        location.hash = what.fragment
      } else {
        const bytes = Uint8Array.from(atob(what.base64), (one) => one.charCodeAt(0))
        const data = new DataTransfer()
        if (by === 'paste') data.setData('text/plain', new TextDecoder().decode(bytes))
        else data.items.add(new File([bytes], what.name))
        const init = { bubbles: true, cancelable: true }
        if (by === 'paste') document.body.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }))
        else document.body.dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: data }))
      }
      const latest = performance.now() + (by === 'message' ? 100 : 20_000)
      while (undo() === mark && notices().length === 0 && performance.now() < latest) await frame()
      await frame()
      const said = notices().join(' ')
      if (undo() === mark) return { outcome: said === '' ? ('nothing' as const) : ('reject' as const), said }
      const figures = document.querySelector('[aria-label="Scorecard"] tbody')?.textContent ?? ''
      const broken = /NaN|Infinity/.exec(figures)
      if (broken) return { outcome: 'nothing' as const, said: `opened, and ${broken[0]} among the figures` }
      return { outcome: said.startsWith('Warning') ? ('repair' as const) : ('accept' as const), said }
    },
    [way, given] as const,
  )
}

/** Puts away what was said, and takes back what was opened. */
async function putBack(page: Page, before: string): Promise<string> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('button[aria-label="Dismiss"]')) one.click()
    const undo = document.querySelector<HTMLElement>('button[aria-label^="Undo"]')
    if (undo?.getAttribute('aria-label') !== 'Undo: Rename the design') undo?.click()
  })
  for (const latest = Date.now() + 20_000; Date.now() < latest; ) {
    const now = await onScreen(page)
    if (now === before) return now
  }
  return onScreen(page)
}
