/** What makes two documents the same design: everything that enters a figure. */

import type { Document } from '../model/document'

/** Whether nothing that enters a figure differs. */
export function sameScore(some: Document, other: Document): boolean {
  return (
    some.design === other.design &&
    some.partition === other.partition &&
    some.assumptions === other.assumptions &&
    some.assumed === other.assumed
  )
}
