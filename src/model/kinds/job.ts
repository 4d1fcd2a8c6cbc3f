/** Own code that processes tasks in the background: no caller waits for the result. */

import { kibibyte, mebibyte, millisecond } from '../../base/units'
import { type KindForm, ownCode } from './kind'

export const job: KindForm = {
  ...ownCode(512 * mebibyte, mebibyte),
  label: 'Job',
  group: 'mergeable',
  about: 'Own code that works through tasks that nobody waits for.',
  shape: 'box',
  icon: 'cog',
  call: { request: kibibyte, response: kibibyte },
  added: { operationName: 'run', operation: { demand: 100 * millisecond } },
}
