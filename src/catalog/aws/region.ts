/** A region of Amazon Web Services as a catalog: what is its own beside what holds everywhere. */

import { assumptions } from '../assumptions'
import type { Fact } from '../catalog'
import { datadog } from '../datadog'
import { factsOf } from '../factTable'
import { idealFacts } from '../ideal'
import { networkFacts } from '../networkFacts'
import type { CatalogSource } from '../source'
import { awsContainerFor } from './containers'
import { awsGlobal } from './global'
import { awsLatencies } from './latencies'
import { awsDefaults, awsLimits, awsOffers, awsPrices, resolveAws } from './offers'

/** The source of one region; `own`: its facts beside those that hold in every region. */
export function awsRegion(region: string, place: string, asOf: string, own: readonly Fact[]): CatalogSource {
  return {
    id: `aws.${region}`,
    label: `AWS, ${place}`,
    provider: 'aws',
    region,
    asOf,
    facts: [
      ...factsOf([...awsGlobal, ...awsLatencies, ...networkFacts, ...assumptions, ...datadog, ...idealFacts]),
      ...own,
    ],
    offers: awsOffers,
    shapingPrefixes: ['hardware.', 'q.aws.lambda.vcpu-per-mb', 'aws.rds.aurora.sv2.'],
    resolve: resolveAws,
    offerWithMemory: awsContainerFor,
    defaults: awsDefaults,
    prices: awsPrices,
    limits: awsLimits,
  }
}
