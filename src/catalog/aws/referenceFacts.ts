/**
 * Facts of Amazon Web Services that no offer, no rule and no limit reads: collected, dated and graded like the
 * others, but not on the way of a page that wants to show its first figures. What a rule begins to read moves to
 * `aws/global.ts` or to the region.
 */

import { type FactGroup, factGroups } from '../factTable'
import globalReferenceFactsText from './globalReferenceFacts.txt?raw'
import usEast1ReferenceFactsText from './usEast1ReferenceFacts.txt?raw'

export const globalReferenceFacts: readonly FactGroup[] = factGroups(globalReferenceFactsText)

export const usEast1ReferenceFacts: readonly FactGroup[] = factGroups(usEast1ReferenceFactsText)
