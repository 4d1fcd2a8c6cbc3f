/** The groups of shared machines that a document names, to choose from. */

import { rows } from '../../base/table'
import type { Document } from '../../model/document'

/** Each group once, in alphabetical order. */
export function machineGroups({ design, partition }: Document): readonly string[] {
  const named = [...rows(design.services), ...rows(partition.deployables)].flatMap((one) => one.machineGroup ?? [])
  return [...new Set(named)].sort()
}
