/**
 * A document made ready to score many partitions of it, each written down by the same rules.
 *
 * A block that is neither drawn nor the twin's gets the deployable that [L8] chooses, unless a member runs in a
 * container today: then what suits its services best when they alone are joined is settled once (`boundaries/hostChoice.ts`, [P2])
 * and kept for every partition in which they are joined.
 */

import { type Result, success } from '../../base/result'
import { rows } from '../../base/table'
import type { Catalog } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import type { Document, Partition, ServiceId } from '../../model/document'
import { deployableOf } from '../../model/partition'
import type { DeployableSizing, Scorecard } from '../../scorer/result/scorecard'
import { cheapestHost } from '../boundaries/hostChoice'
import { type AnalysisInput, analysisInput, scorePartition } from '../subject/analysisInput'
import { type PartitionFigures, partitionFigures, type Rating, ratingOf } from '../subject/rating'
import { type Block, blocksAmong, type MergeConstraints, mergeConstraints, partitionOf } from './mergeConstraints'

export interface Evaluator extends AnalysisInput {
  readonly drawn: Scorecard
  readonly merged: Scorecard
  readonly drawnFigures: PartitionFigures
  readonly constraints: MergeConstraints
  /** Blocks of services written down as a partition of the whole design. */
  readonly toPartition: (blocks: readonly Block[]) => Partition
  readonly figures: (partition: Partition) => PartitionFigures
  readonly rating: (partition: Partition) => Rating
}

/** Blocks of `target` keep its deployables. */
export function evaluatorOf(document: Document, given?: Catalog, target?: Partition): Result<Evaluator> {
  const found = analysisInput(document, given)
  if (!found.ok) return found
  const about = found.value
  const { design } = document
  const { drawn, merged } = about.comparison
  const known = [merged.partition, ...(target ? [target] : []), document.partition]
  const who = mergeConstraints(document, about.catalog)
  const contained = inContainers(about)
  const homes = new Map<string, string | undefined>()
  for (const block of target ? blocksAmong(target, who) : []) homes.set(block.join(), undefined)
  const home = (block: Block): string | undefined => {
    if (!block.some((service) => contained.has(service))) return undefined
    const key = block.join()
    if (!homes.has(key)) {
      const alone = who.services.flatMap((service) => (block.includes(service) ? [] : [[service]]))
      const { partition } = cheapestHost(about, partitionOf(document, known, [block, ...alone]), block)
      homes.set(key, partition.deployables[deployableOf(partition, block[0]!)]?.runsOn)
    }
    return homes.get(key)
  }
  return success({
    ...about,
    drawn,
    merged,
    drawnFigures: partitionFigures(design, drawn),
    constraints: who,
    toPartition: (blocks) => partitionOf(document, known, blocks, home),
    figures: (partition) => partitionFigures(design, scorePartition(about, partition)),
    rating: (partition) => ratingOf(design, scorePartition(about, partition)),
  })
}

function inContainers({ catalog, comparison: { drawn } }: AnalysisInput): ReadonlySet<ServiceId> {
  return new Set(
    rows<DeployableSizing>(drawn.sizing).flatMap(({ runsOn, services }) => {
      const offer = findOffer(catalog, runsOn)
      return offer.ok && offer.value.platform === 'container' ? services : []
    }),
  )
}
