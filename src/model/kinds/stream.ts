/** An ordered log of records that consumers read in batches. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const stream: KindForm = {
  ...managed,
  label: 'Stream',
  group: 'glue',
  about: 'An ordered log of records that consumers read in batches.',
  shape: 'pipe',
  icon: 'waves',
  call: { request: kibibyte, response: 128 },
  protocol: 'http',
  outgoing: 'async',
  added: { operationName: 'put' },
}
