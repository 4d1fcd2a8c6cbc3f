/** Messages wait here until one consumer takes them. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const queue: KindForm = {
  ...managed,
  label: 'Queue',
  group: 'glue',
  about: 'Messages wait here until one consumer takes them.',
  shape: 'pipe',
  icon: 'list-ordered',
  call: { request: kibibyte, response: 128 },
  protocol: 'http',
  outgoing: 'async',
  added: { operationName: 'send' },
}
