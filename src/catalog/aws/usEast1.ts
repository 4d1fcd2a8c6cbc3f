/**
 * What Amazon Web Services charges and allows in us-east-1 (North Virginia).
 * See README.md for how ids, grades and dates work.
 */

import { type FactGroup, factGroups, factsOf } from '../factTable'
import type { CatalogSource } from '../source'
import { awsRegion } from './region'
import text from './usEast1.txt?raw'

export const usEast1Groups: readonly FactGroup[] = factGroups(text)

export const usEast1: CatalogSource = {
  ...awsRegion('us-east-1', 'N. Virginia', '2026-11-23', factsOf(usEast1Groups)),
  referenceFacts: async () => {
    const { globalReferenceFacts, usEast1ReferenceFacts } = await import('./referenceFacts')
    return factsOf([...globalReferenceFacts, ...usEast1ReferenceFacts])
  },
}
