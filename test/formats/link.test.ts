import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentence } from '../../src/base/result'
import { design } from '../../src/formats/design/design'
import { checksumOf, decodeBase64, encodeBase64 } from '../../src/formats/link/base64'
import { decodeLink, encodeLink, encodeLinkOrThrow, readLink } from '../../src/formats/link/link'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { normalise } from '../../src/model/partition'
import { documents } from '../support/arbitrary'
import { document } from '../support/build'
import { shops, telemetryShop } from '../support/shops'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8')
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const letter = fc.constantFrom(...alphabet)

/** What a link keeps: calls in their order but not their numbers, positions in whole pixels. */
function kept(given: Document): Document {
  const calls = Object.values(given.design.calls).map((call, i) => [`call:${i}`, { ...call, id: `call:${i}` }])
  const points = Object.entries(given.layout).map(([id, { x, y, ...more }]) => [
    id,
    { x: Math.round(x), y: Math.round(y), ...more },
  ])
  return {
    ...given,
    design: { ...given.design, calls: Object.fromEntries(calls) },
    partition: normalise(given.partition, given.design.services),
    layout: Object.fromEntries(points),
  } as Document
}

function opened(fragment: string): Document {
  const result = decodeLink(fragment)
  if (!result.ok) throw new Error(sentence(result.problem))
  return result.value
}

describe('a link', () => {
  it('a link decodes to the document that was encoded, digit by digit', () => {
    fc.assert(
      fc.property(documents(), (given) => {
        const fragment = encodeLinkOrThrow(given)
        const back = opened(fragment)
        expect(back).toEqual(kept(given))
        expect(encodeLinkOrThrow(back)).toBe(fragment)
        expect(fragment).toMatch(/^[123][\w-]+$/)
      }),
      { numRuns: 100 },
    )
  })

  it('a link decodes to a design with the same design file', () => {
    for (const make of Object.values(shops))
      expect(design.write(opened(encodeLinkOrThrow(make())))).toBe(design.write(make()))
  })

  it('a link of an empty document has less than 8 letters', () => {
    expect(encodeLinkOrThrow(emptyDocument).length).toBeLessThan(8)
    expect(opened(encodeLinkOrThrow(emptyDocument))).toEqual(emptyDocument)
  })

  it('links of 10, 25 and 100 services with every field set have at most 200, 400 and 1,600 letters', () => {
    const lengths = Object.values(shops).map((make) => encodeLinkOrThrow(make()).length)
    expect(lengths[0]).toBeLessThanOrEqual(200)
    expect(lengths[1]).toBeLessThanOrEqual(400)
    expect(lengths[2]).toBeLessThanOrEqual(1600)
  })

  it('links of the OpenTelemetry demo with random values have less than 415 letters on average', () => {
    const lengths = [11, 12, 13, 14, 15].map((seed) => encodeLinkOrThrow(telemetryShop(seed)).length)
    expect(lengths.reduce((sum, length) => sum + length) / lengths.length).toBeLessThan(415)
  })

  it('a link opens from the whole address, the part from # on, or what follows it', () => {
    const fragment = encodeLinkOrThrow(emptyDocument)
    for (const text of [`https://example.org/hoptax/#${fragment}`, `#${fragment}`, ` ${fragment}\n`])
      expect(readLink(text)).toEqual({ ok: true, value: emptyDocument })
  })

  it.each(['v1', 'v2', 'v3'])(
    'a stored link of version %s still opens, and its design is encoded as the same link',
    (version) => {
      const [link, file] = [fixture(`link-${version}.txt`).trim(), fixture(`link-${version}.hoptax.json`)]
      expect(design.write(opened(link))).toBe(file)
      const read = design.read([{ name: 'fixture', text: file }])
      expect(read.ok && encodeLinkOrThrow(read.value.document)).toBe(link)
    },
  )

  it('a link has the first version that can express its design', () => {
    const plain = shops['Online Boutique']()
    expect(encodeLinkOrThrow(plain)).toMatch(/^1/)
    expect(encodeLinkOrThrow({ ...plain, assumptions: { ...plain.assumptions, newAccount: true } })).toMatch(/^2/)
    expect(encodeLinkOrThrow({ ...plain, assumptions: { ...plain.assumptions, mergedRunsOn: 'cheapest' } })).toMatch(
      /^3/,
    )
  })
})

it('a link is the same after one of a design so large that the model cannot undo what it learned', () => {
  const before = encodeLinkOrThrow(telemetryShop(11))
  const services = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`s${Math.imul(i, 0x9e3779b1)}`, {}]))
  encodeLink(document({ services }))
  expect(encodeLinkOrThrow(telemetryShop(11))).toBe(before)
})

describe('a damaged link is refused', () => {
  const fragment = encodeLinkOrThrow(shops['Online Boutique']())

  it('a link with any single letter changed is refused', () => {
    const at = fc.integer({ min: 0, max: fragment.length - 1 })
    fc.assert(
      fc.property(at, letter, (i, wrong) => {
        fc.pre(wrong !== fragment[i])
        expect(decodeLink(fragment.slice(0, i) + wrong + fragment.slice(i + 1)).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('a link cut anywhere, or with anything added, is refused', () => {
    for (let i = 0; i < fragment.length; i++) {
      expect(decodeLink(fragment.slice(0, i)).ok).toBe(false)
      expect(decodeLink(fragment.slice(0, i) + fragment.slice(i + 1)).ok).toBe(false)
    }
    for (const more of [...alphabet, ')', '.', '=', '%20', fragment]) expect(decodeLink(fragment + more).ok).toBe(false)
    for (const first of alphabet)
      for (const second of alphabet) expect(decodeLink(fragment + first + second).ok).toBe(false)
  })

  it('a link with two letters exchanged or in lower case is refused', () => {
    for (let i = 1; i + 1 < fragment.length; i++) {
      const exchanged = fragment.slice(0, i) + fragment[i + 1] + fragment[i] + fragment.slice(i + 2)
      if (exchanged !== fragment) expect(decodeLink(exchanged).ok).toBe(false)
    }
    expect(decodeLink(fragment.toLowerCase()).ok).toBe(false)
  })

  it('a link with a valid checksum but digits of no design is refused', () => {
    const forged = fc.array(fc.integer({ min: 0, max: 63 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(forged, (digits) => {
        const result = decodeLink(`1${encodeBase64([...digits, ...checksumOf('1', digits)])}`)
        // Whatever opens is a design that is written in exactly these letters.
        if (result.ok) expect(encodeLinkOrThrow(result.value).length).toBeGreaterThan(0)
        else expect(result.problem.message.length).toBeGreaterThan(10)
      }),
      { numRuns: 100 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('a link of random letters is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 2000 }), (text) => {
        expect(decodeLink(`1${text}`).ok).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['', 'The link is empty.'],
    ['1', 'The link is damaged: letters are missing, changed or too many.'],
    ['9AAAA', 'letter 1: "9" is a version that is not known here, or the link is damaged.'],
    ['1AB CD', 'letter 4: " " belongs in no link; was the end or the start of the text copied along?'],
    [`1${'A'.repeat(300_000)}`, 'The link has 300001 letters; at most 200000 can be read.'],
  ])('a damaged link is refused with the reason: case %#', (text, message) => {
    const result = decodeLink(text)
    expect(result.ok ? 'opened' : sentence(result.problem)).toBe(message)
  })

  it('encoding an invalid design throws the place of the error', () => {
    const impossible = document({ services: { a: {}, b: {} }, calls: [['a', 'b', { timeout: -1 }]] })
    expect(() => encodeLinkOrThrow(impossible)).toThrow('calls.0.timeoutMs')
  })
})

it('a checksum of three letters finds every change of up to three neighbours', () => {
  const burst = fc.tuple(fc.nat(60), fc.array(fc.integer({ min: 0, max: 63 }), { minLength: 3, maxLength: 3 }))
  const digits = Array.from({ length: 64 }, (_, i) => (i * 37) % 64)
  fc.assert(
    fc.property(burst, ([at, change]) => {
      fc.pre(change.some((digit) => digit !== 0))
      const changed = digits.map((digit, i) => digit ^ (change[i - at] ?? 0))
      expect(checksumOf('1', changed)).not.toEqual(checksumOf('1', digits))
    }),
    { numRuns: 2000 },
  )
  expect(decodeBase64(encodeBase64(digits))).toEqual({ digits })
})
