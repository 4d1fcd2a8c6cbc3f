/** What nobody measured: how it is drawn where spans do not say it, at what rate it ran, and what it ran on. */

import type { Document } from '../../src/model/document'
import { joined } from './joined'
import type { Application } from './levels'
import type { Machines } from './prediction'

const each = { of: 'service', calibrated: true } as const
export const unlimited: Machines = { ...each, name: 'cores without limit: nothing queues', cores: [1e6] }
export const oneRaw: Machines = {
  ...each,
  name: 'one core each, own times taken for work',
  cores: [1],
  calibrated: false,
}
export const one: Machines = { ...each, name: 'one core each', cores: [1] }
export const twoRaw: Machines = {
  ...each,
  name: 'two cores each, own times taken for work',
  cores: [2],
  calibrated: false,
}
export const two: Machines = { ...each, name: 'two cores each (chosen in hindsight)', cores: [2] }
export const several: Machines = { ...each, name: 'n cores each, n fitted', cores: [1, 2, 3, 4, 6, 8] }
export const host: Machines = {
  of: 'host',
  calibrated: true,
  name: 'one host of k cores, k fitted',
  cores: [2, 3, 4, 5, 6, 8],
}

export const machines: readonly Machines[] = [unlimited, oneRaw, one, twoRaw, two, several, host]

export interface Drawing {
  readonly name: string
  readonly application: Application
  readonly of: (imported: Document) => Document
  /** Which of the two rates is taken for the load. */
  readonly rate: 'nominal' | 'achieved'
}

const asImported = (document: Document) => document

/** Media did what it was asked to do, so its rates agree; for hotel both are tried. */
export const media: Drawing = { name: 'media as imported', application: 'media', of: asImported, rate: 'achieved' }
export const mediaJoined: Drawing = { ...media, name: 'media, stored after all five', of: joined }
export const hotel: Drawing = { name: 'hotel, nominal rates', application: 'hotel', of: asImported, rate: 'nominal' }
export const hotelAchieved: Drawing = { ...hotel, name: 'hotel, rates of its traces', rate: 'achieved' }
