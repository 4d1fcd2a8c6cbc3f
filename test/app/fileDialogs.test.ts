import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName } from '../../src/app/input/fileDialogs'

describe('names of saved files', () => {
  it.each([
    ['Prime Video, before', 'Prime-Video-before.hoptax.json'],
    ['../../etc/passwd', 'etc-passwd.hoptax.json'],
    ['Café Übersicht', 'Cafe-Ubersicht.hoptax.json'],
    ['', 'design.hoptax.json'],
    ['\u202egnp.exe', 'gnp.exe.hoptax.json'],
  ])('%j becomes %s', (title, name) => expect(fileName(title)).toBe(name))

  it('file names are plain for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(fileName(title)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$/)
      }),
    )
  })
})
