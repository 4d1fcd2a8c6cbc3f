/** Own code that runs all the time and answers requests. */

import { kibibyte, mebibyte, millisecond } from '../../base/units'
import { type KindForm, ownCode } from './kind'

export const service: KindForm = {
  ...ownCode(256 * mebibyte, mebibyte),
  label: 'Service',
  group: 'mergeable',
  about: 'Own code that runs all the time and answers requests.',
  shape: 'box',
  icon: 'server',
  keepsConnections: true,
  call: { request: kibibyte, response: kibibyte },
  added: { operationName: 'handle', operation: { demand: 5 * millisecond } },
}
