/** Each message goes to all who subscribed. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const topic: KindForm = {
  ...managed,
  label: 'Topic',
  group: 'glue',
  about: 'Each message goes to all who subscribed.',
  shape: 'pipe',
  icon: 'megaphone',
  call: { request: kibibyte, response: 128 },
  protocol: 'http',
  outgoing: 'async',
  added: { operationName: 'publish' },
}
