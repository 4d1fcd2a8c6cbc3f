/** A region of Amazon Web Services as a catalog: what is its own beside what holds everywhere. */

import { assumptions } from '../assumptions'
import type { Fact } from '../catalog'
import { datadog } from '../datadog'
import { factsOf } from '../factTable'
import { idealFacts } from '../ideal'
import { hops } from '../networkFacts'
import type { Market } from '../source'
import { roomierTask } from './containers'
import { everywhere } from './global'
import { awsHops } from './latencies'
import { awsDefaults, awsLimits, awsOffers, awsPrices, resolveAws } from './offers'

export function awsRegion(region: string, place: string, asOf: string, own: readonly Fact[]): Market {
  return {
    ...{ id: `aws.${region}`, label: `AWS, ${place}`, provider: 'aws', region, asOf },
    facts: [...factsOf([...everywhere, ...awsHops, ...hops, ...assumptions, ...datadog, ...idealFacts]), ...own],
    offers: awsOffers,
    shaping: ['hardware.', 'q.aws.lambda.vcpu-per-mb'],
    resolve: resolveAws,
    roomier: roomierTask,
    defaults: awsDefaults,
    prices: awsPrices,
    limits: awsLimits,
  }
}
