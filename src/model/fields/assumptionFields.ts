/** The fields of the assumptions, which hold for both sides alike. */

import type { Assumptions } from '../document'
import { type Fields, maxIdLength } from './fieldSpec'
import { hours } from './fieldUnit'
import { protocols } from './protocols'

export const assumptionFields = {
  catalog: {
    key: 'catalog',
    type: 'text',
    label: 'Catalog',
    maxLength: maxIdLength,
    placeholder: 'by what is drawn',
    description: 'Prices and quotas: provider and region.',
  },
  asOf: {
    key: 'asOf',
    type: 'text',
    label: 'As of',
    maxLength: 32,
    description: 'The day of the catalog, as the author saw it.',
  },
  placement: {
    key: 'placement',
    type: 'choice',
    label: 'Placement',
    choices: [
      { value: 'host', label: 'one host' },
      { value: 'zone', label: 'one zone' },
      { value: 'zones', label: 'spread over their zones' },
    ],
    default: 'zones',
    note: 'Where deployables of one region meet.',
    description: 'Where deployables of one region meet.',
  },
  protocol: {
    key: 'protocol',
    type: 'choice',
    label: 'Protocol',
    choices: protocols,
    default: 'http',
    note: 'Of calls that name none.',
    description: 'How calls are made that say nothing.',
  },
  mesh: {
    key: 'mesh',
    type: 'flag',
    label: 'Service mesh',
    default: false,
    note: 'A proxy at both ends of every call.',
    description: 'Whether calls pass the proxies of a service mesh.',
  },
  observability: {
    key: 'observability',
    type: 'choice',
    label: 'Observability',
    choices: [
      { value: 'none', label: 'none' },
      { value: 'cloudwatch', label: 'CloudWatch' },
      { value: 'datadog', label: 'Datadog' },
    ],
    default: 'none',
    description: 'Who keeps logs and traces.',
  },
  freeTier: {
    key: 'freeTier',
    type: 'flag',
    label: 'Free tier',
    default: false,
    note: 'Per account, never per box.',
    description: 'Whether the free tier of the account is counted.',
  },
  monthHours: {
    key: 'monthHours',
    type: 'number',
    label: 'Month',
    unit: hours,
    min: 1,
    max: 8784,
    default: 730,
    note: "730 as the providers' calculators have it.",
    description: 'Hours in a billed month.',
  },
  mergeDatabases: {
    key: 'mergeDatabases',
    type: 'flag',
    label: 'Merge databases',
    default: false,
    note: 'Else two databases stay two on both sides.',
    description: 'Whether the merged twin merges databases too.',
  },
  overruleKeepApart: {
    key: 'overruleKeepApart',
    type: 'flag',
    label: 'Overrule reasons',
    default: false,
    note: 'Merges what has a reason to stay apart.',
    description: 'Whether the merged twin ignores reasons to stay apart.',
  },
  mergedRunsOn: {
    key: 'mergedRunsOn',
    type: 'text',
    label: 'Merged runs on',
    maxLength: maxIdLength,
    default: 'same',
    note: 'Same platform: merging alone. Cheapest: both sides move to the cheapest that fits.',
    description:
      'What merged deployables run on: "same" as their members, "cheapest" that fits (on both sides), or an offer of the catalog.',
  },
  balancers: {
    key: 'balancers',
    type: 'choice',
    label: 'Load balancers',
    choices: [
      { value: 'shared', label: 'one for a platform' },
      { value: 'perService', label: 'one per service' },
    ],
    default: 'shared',
    note: 'Inside a cluster none is paid.',
    description: 'Whether the internal load balancer of a platform is shared by what stands behind it.',
  },
  discounts: {
    key: 'discounts',
    type: 'discounts',
    label: 'Discounts',
    default: {},
    description:
      'Share of the list price that is not paid, by family of offers: the start of their ids ("aws.ec2", "aws.fargate").',
  },
  newAccount: {
    key: 'newAccount',
    type: 'flag',
    label: 'New account',
    default: false,
    note: 'Quotas as a young account has them; the provider raises them on request.',
    description: 'Whether the quotas are those of a new account.',
  },
  overrides: {
    key: 'overrides',
    type: 'overrides',
    label: 'Changed facts',
    default: {},
    description: 'Catalog values changed by hand, by fact id.',
  },
  measured: {
    key: 'measured',
    type: 'measurements',
    label: 'Measured',
    description: 'What the design shows in reality, drawn as it is.',
  },
  factors: {
    key: 'factors',
    type: 'factors',
    label: 'Factors',
    description: 'What work, hops and prices are multiplied by, fitted to `measured`.',
  },
} as const satisfies Fields<Assumptions>
