/** Who asks: a browser, an app, a device. It costs nothing and is never merged. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const client: KindForm = {
  ...managed,
  label: 'Client',
  group: 'kept',
  about: 'Who asks: a browser, an app, a device. It costs nothing and is never merged.',
  shape: 'person',
  icon: 'user',
  call: { request: kibibyte, response: kibibyte },
  protocol: 'http',
  alone: true,
  added: { operationName: 'visit' },
}
