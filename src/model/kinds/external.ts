/** Something that others run: its time and its price are given. */

import { kibibyte, millisecond } from '../../base/units'
import { type KindForm, managed } from './kind'

export const external: KindForm = {
  ...managed,
  label: 'External',
  group: 'kept',
  about: 'Something that others run: its time and its price are given.',
  shape: 'cloud',
  icon: 'globe',
  call: { request: kibibyte, response: kibibyte },
  protocol: 'http',
  alone: true,
  added: { operationName: 'request', operation: { wait: 50 * millisecond } },
}
