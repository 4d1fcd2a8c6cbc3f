/** A workflow engine that calls the steps of a process and keeps its state. */

import { kibibyte } from '../../base/units'
import { type KindForm, managed } from './kind'

export const orchestrator: KindForm = {
  ...managed,
  label: 'Orchestrator',
  group: 'glue',
  about: 'A workflow engine that calls the steps of a process and keeps its state.',
  shape: 'hexagon',
  icon: 'workflow',
  call: { request: kibibyte, response: kibibyte },
  protocol: 'http',
  added: { operationName: 'step' },
}
