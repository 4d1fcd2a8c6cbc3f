/** Services in a sentence: "Checkout, Cart and 3 more". */

import { number } from '../../base/quantityFormat'
import { wordList } from '../../base/wordList'
import type { Design, ServiceId } from '../../model/document'
import { serviceName } from '../../scorer/result/designNames'

/** The first `max` services by name and the number of the rest; all where only one would be left out. */
export function serviceNames(design: Pick<Design, 'services'>, block: readonly ServiceId[], max = 3): string {
  const shown = block.length <= max + 1 ? block : block.slice(0, max)
  const rest = block.length - shown.length
  return wordList([...shown.map((id) => serviceName(design, id)), ...(rest > 0 ? [`${number(rest)} more`] : [])])
}

/** The text with its first letter in upper case. */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
