/** The partitions that the Advice tab offers: drawn, merged and advised by name, then the rest of the Pareto front. */

import type { Advice } from '../../analysis/search/adviceTypes'
import type { Candidate } from '../../analysis/search/paretoFront'
import { isSamePartition } from '../../model/partition'

/** A partition that can be selected, and how it is drawn and named. */
export interface PartitionChoice {
  readonly candidate: Candidate
  readonly role: 'drawn' | 'merged' | 'advised' | 'front'
  readonly name: string
}

/** Drawn, merged and advised, then the rest of the front, without duplicates. */
export function partitionChoices(
  { drawn, merged, advised, asDrawn, front }: Advice,
  services: Readonly<Record<string, unknown>>,
): readonly PartitionChoice[] {
  const same = (a: Candidate, b: Candidate) => isSamePartition(a.partition, b.partition, services)
  const isMerged = !asDrawn && same(advised, merged)
  const named: readonly PartitionChoice[] = [
    { candidate: drawn, role: 'drawn', name: asDrawn ? 'Drawn, advised' : 'Drawn' },
    ...(isMerged || same(drawn, merged) ? [] : [{ candidate: merged, role: 'merged', name: 'Merged' } as const]),
    ...(asDrawn
      ? []
      : [{ candidate: advised, role: 'advised', name: isMerged ? 'Advised: merged' : 'Advised' } as const]),
  ]
  const others = front.filter((one) => !named.some(({ candidate }) => same(candidate, one)))
  return [...named, ...others.map((candidate) => ({ candidate, role: 'front', name: '' }) as const)]
}
