/** Data in memory that may be lost. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const cache: KindForm = {
  ...managed,
  label: 'Cache',
  group: 'kept',
  about: 'Data in memory that may be lost.',
  shape: 'cylinder',
  icon: 'gauge',
  call: { request: 128, response: kibibyte },
  protocol: 'binary',
  added: { operationName: 'lookup' },
}
