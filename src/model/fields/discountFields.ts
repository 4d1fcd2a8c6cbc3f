/** The fields of a discount of the account's price book. */

import type { Discount } from '../document'
import { type Fields, maxTextLength } from './fieldSpec'
import { percent } from './fieldUnit'

export const discountFields = {
  share: {
    key: 'share',
    type: 'number',
    label: 'Discount',
    unit: percent,
    min: 0,
    max: 1,
    description: 'Share of the list price that is not paid.',
  },
  why: {
    key: 'why',
    type: 'text',
    label: 'Why',
    maxLength: maxTextLength,
    description: 'The contract or commitment behind it.',
  },
} as const satisfies Fields<Discount>
