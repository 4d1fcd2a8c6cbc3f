/** The door in front of services: routes, authenticates, limits. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const gateway: KindForm = {
  ...managed,
  label: 'Gateway',
  group: 'glue',
  about: 'The door in front of services: routes, authenticates, limits.',
  shape: 'hexagon',
  icon: 'route',
  call: { request: kibibyte, response: kibibyte },
  protocol: 'http',
  added: { operationName: 'route' },
}
