import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editableNumber, evaluate } from '../../src/ui/expression'

describe('an expression in a number field', () => {
  it.each([
    ['1500', 1500],
    ['1.5k', 1500],
    ['2,5', 2.5],
    ['3 * 250', 750],
    ['(1 + 2) × 4', 12],
    ['10 / 4 - 1', 1.5],
    ['-2', -2],
    ['1e-3', 0.001],
    ['.5', 0.5],
  ])('the expression "%s" is %d', (text, value) => expect(evaluate(text)).toBeCloseTo(value, 12))

  it('an expression may contain the units of the field', () => {
    expect(evaluate('2 s', { ms: 1, s: 1000 })).toBe(2000)
    expect(evaluate('1 s + 5 ms', { ms: 1, s: 1000 })).toBe(1005)
    const rates = { '/s': 1, '/min': 1 / 60 }
    expect(evaluate('120 /s', rates)).toBe(120)
    expect(evaluate('3/min', rates)).toBe(0.05)
    expect(evaluate('2k /s', rates)).toBe(2000)
    expect(evaluate('6 / 3', rates)).toBe(2)
  })

  it.each(['', 'abc', '1 +', '(1', '1 2', '1/0', '1..2', '__proto__', '2 constructor', '9'.repeat(70)])(
    'the expression %j is refused',
    (text) => expect(evaluate(text)).toBeUndefined(),
  )

  it('an expression reads back every number as a field shows it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        const read = evaluate(editableNumber(value, 12))
        expect(Math.abs((read ?? Number.NaN) / value - 1)).toBeLessThan(1e-6)
      }),
    )
  })

  it('an expression of any text throws nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => evaluate(text)).not.toThrow()
      }),
    )
  })
})
