/** The partitions that come into question, scored: all of them where they are few, else the best that a search finds. */

import type { Sliced } from '../base/drained'
import type { ServiceId } from '../model/document'
import type { Figures } from './figures'
import { arranged, type Block, blocksAmong, isAllowed, type Joining } from './joining'
import type { Setting } from './setting'

export interface Point {
  readonly blocks: readonly Block[]
  readonly figures: Figures
}

export interface Searched {
  readonly points: readonly Point[]
  /** Nothing was left out. */
  readonly exact: boolean
}

export function* searched(setting: Setting, may: Joining): Sliced<Searched> {
  const points: Point[] = []
  const known = new Set<string>()
  const look = (blocks: readonly Block[]) => {
    const key = blocks.map((block) => block.join()).join('|')
    if (known.has(key)) return
    known.add(key)
    const partition = arranged(setting.document, setting.merged.partition, blocks)
    points.push({ blocks, figures: setting.figures(partition) })
  }
  const all = everyPartition(may, 1000)
  const exact = all !== undefined
  const list = all ?? [
    ...[blocksAmong(setting.document.partition, may)].filter((drawn) => isAllowed(drawn, may)),
    may.services.map((service) => [service]),
    blocksAmong(setting.merged.partition, may),
  ]
  for (const [i, blocks] of list.entries()) {
    look(blocks)
    yield (i + 1) / list.length
  }
  return { points, exact }
}

/** Undefined: more than `most`. */
export function everyPartition({ services, mayJoin }: Joining, most: number): (readonly Block[])[] | undefined {
  let made: ServiceId[][][] = [[]]
  for (const service of services) {
    made = made.flatMap((apart) => [
      ...apart.flatMap((block, i) =>
        block.every((other) => mayJoin(service, other))
          ? [apart.map((known, k) => (k === i ? [...known, service] : known))]
          : [],
      ),
      [...apart, [service]],
    ])
    if (made.length > most) return undefined
  }
  return made
}
