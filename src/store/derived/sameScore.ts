/** When two documents have the same figures. */

import type { Document } from '../../model/document'

/** Whether everything that enters a figure is identical. */
export function sameScore(some: Document, other: Document): boolean {
  return (
    some.design === other.design &&
    some.partition === other.partition &&
    some.assumptions === other.assumptions &&
    some.assumed === other.assumed
  )
}
