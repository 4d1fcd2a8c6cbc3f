/**
 * Ireland and Frankfurt: what is known of them, and the rest from us-east-1. Prices known of both are 0 to 14 %
 * higher in Ireland and 0 to 26 % in Frankfurt, hence the ranges of what is borrowed.
 */

import { factsOf } from '../factTable'
import { withBorrowed } from '../regionalFallback'
import type { Market } from '../source'
import { euCentral1Groups } from './eu-central-1'
import { euWest1Groups } from './eu-west-1'
import { shelfEverywhere, shelfUsEast1 } from './referenceFacts'
import { awsRegion } from './region'
import { usEast1Groups } from './us-east-1'

const asOf = '2026-11-23'
const lender = { region: 'us-east-1', facts: factsOf([...usEast1Groups, ...shelfUsEast1]) }

export const euWest1: Market = awsRegion('eu-west-1', 'Ireland', asOf, [
  ...factsOf(shelfEverywhere),
  ...withBorrowed('eu-west-1', factsOf(euWest1Groups), lender, [1, 1.15]),
])

export const euCentral1: Market = awsRegion('eu-central-1', 'Frankfurt', asOf, [
  ...factsOf(shelfEverywhere),
  ...withBorrowed('eu-central-1', factsOf(euCentral1Groups), lender, [1, 1.27]),
])
