/**
 * The hostile corpus, as far as it concerns design files and links (o01 to o09, and versions o16): every case ends in
 * an outcome it may have, within its time, names the place of its error, and leaves the prototypes as they were.
 */

import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/base/result'
import { sentence } from '../../src/base/result'
import { decodeText } from '../../src/formats/decodeText'
import { design, readDesign } from '../../src/formats/design/design'
import type { ImportedDesign } from '../../src/formats/format'
import { link, readLink } from '../../src/formats/link/link'
import { fed, type HostileCase, hostileCases, present, storedCases } from '../support/hostile'

if (!present) console.warn('The hostile corpus is not beside the repository: hostile input is NOT tested.')

/** Where what we do is not among the outcomes of the corpus, and why. */
const otherwise: Readonly<Record<string, { readonly outcome: string; readonly why: string }>> = {
  'o07-dangling-duplicate-009': { outcome: 'accept', why: 'calls have no ids, so none can be there twice' },
  'o16-schema-version-020': { outcome: 'reject', why: 'an unknown key is an error (MODEL.md §2), never dropped' },
}

const categories = ['o01', 'o02', 'o03', 'o04', 'o05', 'o06', 'o07', 'o08', 'o09', 'o16']
const ours = await hostileCases(categories)
const stored = storedCases(categories.filter((category) => category !== 'o08'))
const fresh = await hostileCases(['o05'], 7)

describe.skipIf(!present)('hostile designs and links', () => {
  const named = (list: readonly HostileCase[]) =>
    list.flatMap((one) =>
      one.channels
        .filter((c) => c === 'file' || c === 'hash')
        .map((c) => [`${one.id} by ${c}: ${one.title}`, one, c] as const),
    )

  it.each(named(ours))('the page format handles %s as expected', async (_, one, channel) => {
    const { outcome, result } = await met(one, channel)
    if (otherwise[one.id]) return expect(outcome).toBe(otherwise[one.id]?.outcome)
    expect(one.expected.acceptable, result.ok ? '' : sentence(result.problem)).toContain(outcome)
  })

  // In the neutral format everything is refused at the door; what counts is that it is refused well.
  it.each(named(stored))('the stored design is refused or handled as expected: %s', async (_, one, channel) => {
    const { outcome } = await met(one, channel)
    const may = [...one.expected.acceptable, otherwise[one.id]?.outcome, 'reject']
    expect(may).toContain(outcome)
  })

  it.each(named(fresh))('the design of another seed is handled as expected: %s', async (_, one, channel) => {
    expect(one.expected.acceptable).toContain((await met(one, channel)).outcome)
  })
})

async function met(one: HostileCase, channel: string): Promise<{ outcome: string; result: Result<ImportedDesign> }> {
  const before = prototypes()
  const input = await fed(one, channel)
  const start = process.cpuUsage()
  const result = 'fragment' in input ? opened(input.fragment) : read(input.bytes)
  // What it worked, not what it waited for the machine; several times the allowance, for this is to find what hangs.
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1000).toBeLessThan(5 * one.expected.maxMs)
  expect(prototypes()).toEqual(before)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  if (!result.ok) {
    const message = sentence(result.problem)
    expect(message).toMatch(/^\S[\s\S]{9,700}$/)
    expect(message).not.toMatch(/undefined|\[object|NaN|\p{Cc}/u)
    return { outcome: 'reject', result }
  }
  const { document, warnings } = result.value
  const written = design.write(document)
  const again = readDesign(written)
  expect(again.ok && design.write(again.value.document)).toBe(written)
  expect(written).not.toMatch(/NaN|Infinity/)
  return { outcome: warnings.length > 0 ? 'repair' : 'accept', result }
}

function read(bytes: Uint8Array): Result<ImportedDesign> {
  const input = decodeText('design.json', bytes)
  return input.ok ? readDesign(input.value.text) : input
}

function opened(fragment: string): Result<ImportedDesign> {
  const document = readLink(fragment)
  return document.ok ? link.read([{ name: 'link', text: fragment }]) : document
}

function prototypes(): readonly string[] {
  return [Object.prototype, Array.prototype, Function.prototype].map((one) => Reflect.ownKeys(one).map(String).join())
}
