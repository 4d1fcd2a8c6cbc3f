/**
 * Ireland, Frankfurt and Tokyo: what is known of them, and the rest from us-east-1. Prices known of both are 0 to 14 %
 * higher in Ireland, 0 to 26 % in Frankfurt and −8 to 68 % in Tokyo, hence the ranges of what is borrowed.
 */

import { factsOf } from '../factTable'
import { withFallback } from '../regionalFallback'
import type { CatalogSource } from '../source'
import { apNortheast1Groups } from './apNortheast1'
import { euCentral1Groups } from './euCentral1'
import { euWest1Groups } from './euWest1'
import { globalReferenceFacts, usEast1ReferenceFacts } from './referenceFacts'
import { awsRegion } from './region'
import { usEast1Groups } from './usEast1'

const asOf = '2026-11-23'
const lender = { region: 'us-east-1', facts: factsOf([...usEast1Groups, ...usEast1ReferenceFacts]) }

export const euWest1: CatalogSource = awsRegion('eu-west-1', 'Ireland', asOf, [
  ...factsOf(globalReferenceFacts),
  ...withFallback('eu-west-1', factsOf(euWest1Groups), lender, [1, 1.15]),
])

export const euCentral1: CatalogSource = awsRegion('eu-central-1', 'Frankfurt', asOf, [
  ...factsOf(globalReferenceFacts),
  ...withFallback('eu-central-1', factsOf(euCentral1Groups), lender, [1, 1.27]),
])

export const apNortheast1: CatalogSource = awsRegion('ap-northeast-1', 'Tokyo', asOf, [
  ...factsOf(globalReferenceFacts),
  ...withFallback('ap-northeast-1', factsOf(apNortheast1Groups), lender, [0.92, 1.7]),
])
