/** Own code that the platform starts for each event and bills by use. */

import { kibibyte, mebibyte, millisecond } from '../../base/units'
import { type KindForm, ownCode } from './kind'

export const functionKind: KindForm = {
  ...ownCode(256 * mebibyte, mebibyte),
  label: 'Function',
  group: 'mergeable',
  about: 'Own code that the platform starts for each event and bills by use.',
  shape: 'box',
  icon: 'zap',
  call: { request: kibibyte, response: kibibyte },
  protocol: 'http',
  added: { operationName: 'handle', operation: { demand: 20 * millisecond } },
}
