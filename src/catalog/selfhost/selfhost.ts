/** Machines of one's own as a catalog: rented by the month, or bought. All of its prices are assumptions. */

import { assumptions } from '../assumptions'
import { datadog } from '../datadog'
import { factsOf } from '../factTable'
import { idealFacts } from '../ideal'
import { networkFacts } from '../networkFacts'
import type { CatalogSource } from '../source'
import { selfhostDerivedFacts } from './derivedFacts'
import { selfhostFacts } from './facts'
import { podFor, selfhostOffers, selfhostSize } from './offers'

const [pod, machine] = ['selfhost.pod.0.5x1', 'selfhost.ccx13']

export const selfhost: CatalogSource = {
  id: 'selfhost',
  label: 'Self-hosted',
  provider: 'selfhost',
  region: 'eu',
  asOf: '2026-11-23',
  facts: factsOf([
    ...selfhostFacts,
    ...selfhostDerivedFacts,
    ...networkFacts,
    ...assumptions,
    ...datadog,
    ...idealFacts,
  ]),
  offers: selfhostOffers,
  shapingPrefixes: ['hardware.speed.'],
  resolve: (id, { offers }) =>
    selfhostSize(id) ?? (Object.hasOwn(offers, `selfhost.${id}`) ? offers[`selfhost.${id}`] : undefined),
  offerWithMemory: podFor,
  defaults: {
    service: pod,
    function: pod,
    job: pod,
    orchestrator: machine,
    gateway: pod,
    queue: machine,
    topic: machine,
    stream: machine,
    database: machine,
    cache: machine,
    objectStore: machine,
  },
  prices: { egress: 'selfhost.egress.gb' },
}
