/**
 * Scores many partitions of one document, each written by the same rules.
 *
 * A block that exists neither in the drawing nor in the twin gets the deployable that [L8] chooses. If one of its
 * members runs in a container today, the cheapest host for this block alone is chosen once
 * (`boundaries/hostChoice.ts`, [P2]) and used in every partition that contains the block.
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

/** An input with the functions that score its partitions. */
export interface Evaluator extends AnalysisInput {
  readonly drawn: Scorecard
  readonly merged: Scorecard
  readonly drawnFigures: PartitionFigures
  readonly constraints: MergeConstraints
  /** A partition of the whole design from blocks. */
  readonly toPartition: (blocks: readonly Block[]) => Partition
  readonly figures: (partition: Partition) => PartitionFigures
  readonly rating: (partition: Partition) => Rating
}

/** The evaluator of a document; blocks of `target` keep their deployables. */
export function evaluatorOf(document: Document, catalog?: Catalog, target?: Partition): Result<Evaluator> {
  const prepared = analysisInput(document, catalog)
  if (!prepared.ok) return prepared
  const input = prepared.value
  const { design } = document
  const { drawn, merged } = input.comparison
  const partitions = [merged.partition, ...(target ? [target] : []), document.partition]
  const constraints = mergeConstraints(document, input.catalog)
  const containerised = inContainers(input)
  const hosts = new Map<string, string | undefined>()
  for (const block of target ? blocksAmong(target, constraints) : []) hosts.set(block.join(), undefined)
  const hostOf = (block: Block): string | undefined => {
    if (!block.some((service) => containerised.has(service))) return undefined
    const key = block.join()
    if (!hosts.has(key)) {
      const alone = constraints.services.flatMap((service) => (block.includes(service) ? [] : [[service]]))
      const { partition } = cheapestHost(input, partitionOf(document, partitions, [block, ...alone]), block)
      hosts.set(key, partition.deployables[deployableOf(partition, block[0]!)]?.runsOn)
    }
    return hosts.get(key)
  }
  return success({
    ...input,
    drawn,
    merged,
    drawnFigures: partitionFigures(design, drawn),
    constraints,
    toPartition: (blocks) => partitionOf(document, partitions, blocks, hostOf),
    figures: (partition) => partitionFigures(design, scorePartition(input, partition)),
    rating: (partition) => ratingOf(design, scorePartition(input, partition)),
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
