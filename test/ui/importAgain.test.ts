import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadEventually } from '../../src/app/boot/loadEventually'
import { codeError, isCodeError } from '../../src/ui/tasks/codeError'
import { addressIn, importAgain } from '../../src/ui/tasks/importAgain'

describe('code that could not be fetched', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('is told apart from code that is wrong', () => {
    expect(isCodeError(codeError(new TypeError('Failed to fetch')))).toBe(true)
    expect(isCodeError(new TypeError('undefined is not a function'))).toBe(false)
  })

  it('is asked for at the address that the browser names, if it is of this site', () => {
    vi.stubGlobal('location', { origin: 'https://here.example' })
    const chromium = 'Failed to fetch dynamically imported module: https://here.example/a/B-1.js'
    const firefox = 'error loading dynamically imported module: https://here.example/a/B-1.js'
    for (const text of [chromium, firefox]) expect(addressIn(new TypeError(text))).toBe('https://here.example/a/B-1.js')
    expect(addressIn(new TypeError('Importing a module script failed.'))).toBeUndefined()
    expect(addressIn(new TypeError('… https://here.example.net/x.js'))).toBeUndefined()
  })

  it('fails with the first error where no address is named', async () => {
    const error = new TypeError('Importing a module script failed.')
    await expect(importAgain(() => Promise.reject(error))).rejects.toBe(error)
  })

  it('is waited for as often as it fails', async () => {
    let attempts = 0
    const load = () => (++attempts < 4 ? Promise.reject(new TypeError('gone')) : Promise.resolve({ value: 1 }))
    expect(await loadEventually(load, () => Promise.resolve())).toEqual({ value: 1 })
    expect(attempts).toBe(4)
  })
})
