/** The fields of a deployable. Its services are references, which are no fields. */

import type { Color, Deployable } from '../document'
import { type Choice, type Fields, maxIdLength, maxTextLength } from './fieldSpec'
import { machineGroup } from './serviceFields'

const colors: readonly Color[] = ['blue', 'violet', 'pink', 'red', 'yellow', 'green', 'brown', 'grey']

export const deployableFields = {
  name: {
    key: 'name',
    type: 'text',
    label: 'Name',
    maxLength: maxTextLength,
    description: 'What it is called; absent: its id.',
  },
  runsOn: {
    key: 'runsOn',
    type: 'text',
    label: 'Runs on',
    maxLength: maxIdLength,
    placeholder: 'as its members',
    description: 'An offer of the catalog.',
  },
  replicas: {
    key: 'replicas',
    type: 'replicas',
    label: 'Replicas',
    description: 'A number, or bounds of autoscaling; absent: sized by rule Z1.',
  },
  machineGroup,
  color: {
    key: 'color',
    type: 'choice',
    label: 'Colour',
    choices: colors.map((value): Choice<Color> => ({ value, label: value })),
    placeholder: 'none',
    description: 'How its frame is coloured; never changes a figure.',
  },
  collapsed: {
    key: 'collapsed',
    type: 'flag',
    label: 'Show as one box',
    description: 'Whether it is shown as one box; never changes a figure.',
  },
} as const satisfies Fields<Omit<Deployable, 'id'>>
