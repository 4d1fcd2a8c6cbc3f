/** Data that outlives processes and is asked by queries. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const database: KindForm = {
  ...managed,
  label: 'Database',
  group: 'kept',
  about: 'Data that outlives processes and is asked by queries.',
  shape: 'cylinder',
  icon: 'database',
  call: { request: 512, response: 2 * kibibyte },
  protocol: 'binary',
  added: { operationName: 'query' },
}
