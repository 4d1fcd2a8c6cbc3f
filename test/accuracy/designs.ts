/**
 * Networks lowered from real designs, both sides of each: the examples of the page, and the designs that traces of the
 * shared corpus are imported as. Rates of traces say little, and sizes follow the rates, so that every network
 * is asked at two loads: its fullest station at two fifths and at three quarters.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import '../../src/catalog/registerAll'
import { readDesign } from '../../src/formats/design/design'
import { jaeger } from '../../src/formats/jaeger/jaeger'
import type { Document } from '../../src/model/document'
import { solve } from '../../src/queueing/solve'
import { compare } from '../../src/scorer/comparison'
import type { NetworkCase } from '../support/networks'

const root = resolve(import.meta.dirname, '../..')
const examples = join(root, 'public/examples')
const corpus = resolve(root, '../shared/corpus')

export const corpusIsThere = existsSync(corpus)

export interface Named extends NetworkCase {
  readonly name: string
}

export function fromExamples(): readonly Named[] {
  return readdirSync(examples)
    .filter((file) => file.endsWith('.hoptax.json'))
    .flatMap((file) => {
      const read = readDesign(readFileSync(join(examples, file), 'utf8'))
      return read.ok ? atLoads(file.replace('.hoptax.json', ''), read.value.document) : []
    })
}

/** One design of each file; those of traceweaver that are one trace out of its hundred are left out. */
export function fromTraces(): readonly Named[] {
  if (!corpusIsThere) return []
  return ['jaeger', 'jaeger/traceweaver', 'jaeger-crisp'].flatMap((folder) =>
    readdirSync(join(corpus, folder))
      .filter((file) => file.endsWith('.json') && !/^tw-.*-[0-9a-f]{16}\.json|truth/.test(file))
      .flatMap((file) => {
        const read = jaeger.read?.([{ name: file, text: readFileSync(join(corpus, folder, file), 'utf8') }])
        return read?.ok ? atLoads(file.replace('.json', ''), read.value.document) : []
      }),
  )
}

const loads = [0.4, 0.75]

function atLoads(name: string, document: Document): readonly Named[] {
  const comparison = compare(document)
  if (!comparison.ok) return []
  return (['drawn', 'merged'] as const).flatMap((side) => {
    const { lowered, capacity } = comparison.value[side]
    const drawn = { network: lowered.network, capacity }
    if (load(drawn, 1) === 0) return [{ ...drawn, name: `${name}, ${side}` }]
    return loads.map((wanted) => ({
      ...times(drawn, multiple(drawn, wanted)),
      name: `${name}, ${side}, at ${wanted}`,
    }))
  })
}

/** The multiple of its rates at which the fullest station is as full as wanted. */
function multiple(of: NetworkCase, wanted: number): number {
  let [low, high] = [0, 1]
  while (load(of, high) < wanted && high < 1e12) high *= 2
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (load(of, middle) < wanted) low = middle
    else high = middle
  }
  return low
}

/** Of the fullest servers or pool. */
function load(of: NetworkCase, by: number): number {
  const { stations } = solve(times(of, by).network, of.capacity)
  return Math.max(0, ...stations.map(({ utilization, poolUtilization }) => Math.max(utilization, poolUtilization)))
}

function times({ network, capacity }: NetworkCase, by: number): NetworkCase {
  const sources = network.sources.map((source) => ({ ...source, rate: source.rate * by }))
  return { network: { ...network, sources }, capacity }
}
