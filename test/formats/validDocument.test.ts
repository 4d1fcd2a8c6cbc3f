import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDesign } from '../../src/formats/design/design'
import { validDocument } from '../../src/formats/design/validDocument'
import { writeDesign } from '../../src/formats/design/writeDesign'
import type { Document } from '../../src/model/document'
import { documents } from '../support/arbitrary'
import { document } from '../support/build'

/** What reading the text of its file says of a document: the same check by the long way. */
function byItsText(of: Document): unknown {
  const read = readDesign(writeDesign(of))
  return read.ok ? { ok: true, value: { document: read.value.document, repairs: read.value.warnings } } : read
}

/** The document with one number of one of its tables, if there is any, set to a value of any size. */
function withNumber(of: Document, pick: number, value: number): Document {
  const copy = structuredClone(of) as Document
  const owners: [Record<string, unknown>, string][] = []
  const collect = (owner: Record<string, unknown>) => {
    for (const [key, part] of Object.entries(owner)) {
      if (typeof part === 'number') owners.push([owner, key])
      else if (typeof part === 'object' && part !== null) collect(part as Record<string, unknown>)
    }
  }
  collect(copy as unknown as Record<string, unknown>)
  const chosen = owners[pick % Math.max(1, owners.length)]
  if (chosen) chosen[0][chosen[1]] = value
  return copy
}

describe('validDocument', () => {
  it('validDocument accepts every document, as reading its file does', () => {
    fc.assert(
      fc.property(documents(), (of) => {
        const valid = validDocument(of)
        expect(valid).toEqual(byItsText(of))
        expect(valid).toMatchObject({ ok: true, value: { repairs: [] } })
      }),
      { numRuns: 200 },
    )
  })

  it('validDocument repairs or refuses a document with one number changed, as reading its file does', () => {
    const value = fc.oneof(
      fc.constantFrom(-1, -0, 0, 0.5, 1.5, 101, 1e7, 2e9, 1e19, 1e-9, -1e300),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    let refused = 0
    fc.assert(
      fc.property(documents(), fc.nat(), value, (of, pick, number) => {
        const changed = withNumber(of, pick, number)
        const valid = validDocument(changed)
        expect(valid).toEqual(byItsText(changed))
        if (!valid.ok) refused += 1
      }),
      { numRuns: 500 },
    )
    expect(refused).toBeGreaterThan(20)
  })

  it.each([
    [document({ services: { a: {}, b: {} }, calls: [['a', 'b', { timeout: -1 }]] }), 'calls.0.timeoutMs'],
    [document({ services: { a: { zones: 0 } } }), 'services.a.zones'],
    [document({ services: { a: { memory: Number.NaN } } }), 'services.a.memoryMiB'],
    [document({ services: { a: { memory: Number.POSITIVE_INFINITY } } }), 'services.a.memoryMiB'],
  ])('validDocument names the place of a value out of bounds: case %#', (of, place) => {
    expect(validDocument(of)).toMatchObject({ ok: false, problem: { place } })
  })

  it('validDocument cuts a name that is too long, and reports it', () => {
    const valid = validDocument({ ...document({ services: {} }), name: 'é'.repeat(501) })
    expect(valid).toMatchObject({ ok: true, value: { document: { name: 'é'.repeat(500) } } })
    expect(valid.ok && valid.value.repairs).toEqual(['name has 501 characters and was cut to 500.'])
  })
})
