/** Services in a sentence: "Checkout, Cart and 3 more". */

import { number } from '../../base/quantityFormat'
import type { Design, ServiceId } from '../../model/document'

export function nameOf({ services }: Pick<Design, 'services'>, id: ServiceId): string {
  return services[id]?.name ?? id.slice('service:'.length)
}

/** So many by name, or all where only one would be left out. */
export function serviceNames(design: Pick<Design, 'services'>, block: readonly ServiceId[], most = 3): string {
  const shown = block.length <= most + 1 ? block : block.slice(0, most)
  const rest = block.length - shown.length
  return listed([...shown.map((id) => nameOf(design, id)), ...(rest > 0 ? [`${number(rest)} more`] : [])])
}

export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** "1 merge", "3 merges". */
export function counted(count: number, one: string): string {
  return `${number(count, 9)} ${count === 1 ? one : `${one}s`}`
}

/** The first letter as at the start of a sentence. */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
