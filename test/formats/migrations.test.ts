import { describe, expect, it } from 'vitest'
import { isObject, type Json } from '../../src/formats/design/json'
import { currentVersion, type Migration, migrate, migrations, oldestVersion } from '../../src/formats/design/migrations'

const file = (version: string): Json => new Map([['hoptax', { digits: version }]])
const step = (from: number): Migration => ({
  from,
  change: `to ${from + 1}`,
  migrate: (json) => new Map(isObject(json) ? [...json, [`step ${from}`, true]] : []),
})

describe('migrations', () => {
  it('migrations exist for each version up to the current one', () => {
    expect(migrations.map(({ from }) => from)).toEqual(
      Array.from({ length: currentVersion - oldestVersion }, (_, i) => oldestVersion + i),
    )
  })

  it('migrations leave a file of the current version unchanged', () => {
    const today = file(String(currentVersion))
    expect(migrate(today, currentVersion)).toBe(today)
  })

  it('migrations run in order from the version of the file', () => {
    const now = migrate(file('2'), 2, [step(1), step(2), step(3)], 4) as ReadonlyMap<string, Json>
    expect([...now.keys()]).toEqual(['hoptax', 'step 2', 'step 3'])
  })

  it('migrations throw when the step of a version is missing', () => {
    expect(() => migrate(file('1'), 1, [step(2)], 3)).toThrow('no migration from version 1')
  })
})
