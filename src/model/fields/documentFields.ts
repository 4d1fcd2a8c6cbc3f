/** The fields of the document itself, and of the place of a box. */

import type { Document, Point } from '../document'
import { type Fields, maxTextLength } from './fieldSpec'
import { plainNumber } from './fieldUnit'

export const documentFields = {
  name: {
    key: 'name',
    type: 'text',
    label: 'Name',
    maxLength: maxTextLength,
    description: 'What the design is called.',
  },
  notes: {
    key: 'notes',
    type: 'text',
    label: 'Notes',
    maxLength: 5000,
    description: 'What this is and where it comes from.',
  },
} as const satisfies Fields<Pick<Document, 'name' | 'notes'>>

export const pointFields = {
  x: { key: 'x', type: 'number', label: 'Left', unit: plainNumber, max: 1e9, description: 'Pixels from the left.' },
  y: { key: 'y', type: 'number', label: 'Top', unit: plainNumber, max: 1e9, description: 'Pixels from the top.' },
  locked: { key: 'locked', type: 'flag', label: 'Locked', description: 'Whether no gesture moves it.' },
} as const satisfies Fields<Point>
