/** Files by key, paid per request and per stored byte. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const objectStore: KindForm = {
  ...managed,
  label: 'Object store',
  group: 'kept',
  about: 'Files by key, paid per request and per stored byte.',
  shape: 'bucket',
  icon: 'archive',
  call: { request: kibibyte, response: 64 * kibibyte },
  protocol: 'http',
  added: { operationName: 'object' },
}
