/** Numbers as people read them. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytes,
  cents,
  duration,
  factor,
  format,
  formatSigned,
  money,
  number,
  rate,
  share,
} from '../../src/base/quantityFormat'

const plain = (text: string) => text.replaceAll('\u202f', ' ')

describe('format', () => {
  it.each([
    [duration(0), '0 ms'],
    [duration(0.00042), '420 µs'],
    [duration(0.0123), '12.3 ms'],
    [duration(1.2849), '1.28 s'],
    [duration(250), '4.17 min'],
    [duration(Infinity), '∞'],
    [money(0), '$0'],
    [money(0.0042), '$0.0042'],
    [money(12.3), '$12.30'],
    [money(1234), '$1,230'],
    [money(-2_740_000), '−$2.74 M'],
    [cents(1_971_000), '$1,971,000.00'],
    [share(0.92), '92 %'],
    [share(0.9995), '99.95 %'],
    [share(0), '0 %'],
    [share(1), '100 %'],
    [rate(375), '375/s'],
    [rate(0.01), '0.6/min'],
    [bytes(9300), '9.08 KiB'],
    [bytes(0), '0 B'],
    [number(11.128), '11.1'],
    [number(1000), '1,000'],
    [number(999.9), '1,000'],
    [number(123_456), '123,000'],
    [factor(0.05), '×0.05'],
    [format('money', null), '–'],
    [formatSigned('money', -1234), '−$1,230'],
    [formatSigned('count', 14), '+14'],
    [formatSigned('count', 0), '±0'],
  ])('%s', (shown, expected) => expect(plain(shown)).toBe(expected))

  it('format never shows NaN, and its text reads back within its digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e12, noNaN: true }), (value) => {
        const read = Number(number(value).replaceAll(',', ''))
        expect(Math.abs(read - value) / value).toBeLessThan(0.0051)
      }),
    )
  })
})
