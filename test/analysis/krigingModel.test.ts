/** The forecast that leads the search: what it has learnt it knows, and sums over blocks it soon foresees. */

import { describe, expect, it } from 'vitest'
import { enumeratePartitions, type JoinMatrix } from '../../src/analysis/search/enumeratePartitions'
import { krigingModel } from '../../src/analysis/search/krigingModel'
import { seededRandom } from '../../src/base/random'

const n = 5
const may: JoinMatrix = Array.from({ length: n }, () => new Array<boolean>(n).fill(true))
const rows = [...enumeratePartitions(may)]

/** A price for each block, the more the larger, less what its services call each other. */
function additive(row: readonly number[]): number {
  const sizes = row.map((block) => row.filter((other) => other === block).length)
  const blocks = new Set(row).size
  return blocks * 3 + sizes.reduce((sum, size) => sum + 0.2 * size, 0)
}

describe('forecast', () => {
  it('the model nearly reproduces its training points', () => {
    const model = krigingModel(1)
    for (const row of rows) model.add(row, [additive(row)])
    for (const row of rows) expect(Math.abs(model.predict(row)[0]! - additive(row))).toBeLessThan(0.2)
  })

  it('the model predicts a sum over blocks from half of all partitions better than their mean does', () => {
    const roll = seededRandom(3)
    const model = krigingModel(1)
    const told = rows.filter(() => roll() < 0.5)
    for (const row of told) model.add(row, [additive(row)])
    const mean = told.reduce((sum, row) => sum + additive(row), 0) / told.length
    const rest = rows.filter((row) => !told.includes(row))
    const error = (guess: (row: readonly number[]) => number) =>
      Math.sqrt(rest.reduce((sum, row) => sum + (guess(row) - additive(row)) ** 2, 0) / rest.length)
    expect(error((row) => model.predict(row)[0]!)).toBeLessThan(0.3 * error(() => mean))
  })
})
