/** What arrows look like and what they say, wherever their boxes stand. */

import { memo } from '../../base/memo'
import type { Document, ServiceId } from '../../model/document'
import type { Selection, Tint } from '../../store/state'
import { countByEnd } from '../nodes/nodeDescriptions'
import type { CallEdgeData } from '../projection/projection'
import type { HiddenServices } from './collapsedEdges'
import { edgeLabel, edgeSentence } from './labelText'
import { burden, type EdgeEnd, type ServiceEdge } from './serviceEdges'

/** All that does not depend on where boxes stand. */
export interface EdgeAppearance {
  readonly selected: boolean
  readonly data: CallEdgeData
  /** The share of the way at which its label would stand best. */
  readonly preferredShare: number
  readonly ariaLabel: string
}

/** Made once for a whole drag. */
export const edgeAppearances = memo(
  (
    services: Document['design']['services'],
    hidden: HiddenServices,
    arrows: readonly ServiceEdge[],
    tint: Tint,
    selection: Selection,
    lit: boolean,
  ): readonly EdgeAppearance[] => {
    const chosen = new Set(selection.calls)
    const near = new Set<EdgeEnd>(selection.services)
    for (const [id, fold] of hidden) if (near.has(id)) near.add(fold.id)
    const any = chosen.size + near.size > 0
    const most = Math.max(0, ...arrows.map((arrow) => burden(arrow, tint)))
    const busiest = Math.max(0, ...arrows.map((arrow) => arrow.rate))
    const folds = new Map<EdgeEnd, string>([...hidden.values()].map((fold) => [fold.id, fold.name]))
    const name = (id: EdgeEnd) => services[id as ServiceId]?.name ?? folds.get(id) ?? id
    const made = countByEnd(arrows, 'from')
    const received = countByEnd(arrows, 'to')
    return arrows.map((arrow) => {
      const selected = arrow.calls.some((call) => chosen.has(call))
      const data = {
        label: labelOf(arrow, tint),
        tone: tone(burden(arrow, tint), most),
        width: arrow.inProcess ? 1.25 : thickness(arrow.rate, busiest),
        inProcess: arrow.inProcess,
        async: arrow.async,
        critical: arrow.critical,
        paired: arrow.paired,
        entry: arrow.entry,
        faded: lit ? !arrow.critical && !selected : any && !selected && !near.has(arrow.from) && !near.has(arrow.to),
      }
      // A label stands away from the end where more arrows meet.
      const wish = (received.get(arrow.to) ?? 0) > (made.get(arrow.from) ?? 0) ? 0.42 : 0.58
      return { selected, data, preferredShare: wish, ariaLabel: sentenceOf(arrow, name(arrow.from), name(arrow.to)) }
    })
  },
)

const labelOf = lastWord(edgeLabel)
const sentenceOf = lastWord(edgeSentence)

/** The same word for the same arrow: to write down two thousand of them takes longer than to draw them. */
function lastWord<Further extends readonly string[]>(
  write: (arrow: ServiceEdge, ...further: Further) => string,
): (arrow: ServiceEdge, ...further: Further) => string {
  const written = new WeakMap<ServiceEdge, { readonly further: Further; readonly word: string }>()
  return (arrow, ...further) => {
    const known = written.get(arrow)
    if (known?.further.every((one, i) => one === further[i])) return known.word
    const word = write(arrow, ...further)
    written.set(arrow, { further, word })
    return word
  }
}

/** Shares of the largest burden at which an arrow becomes a shade stronger. */
const steps = [0.01, 0.05, 0.2, 0.5]

function tone(value: number, most: number): number {
  return most > 0 ? steps.filter((step) => value >= step * most).length : 0
}

/** 1.5 to 5 pixels over three decades of rate below the busiest arrow. */
function thickness(rate: number, busiest: number): number {
  if (rate <= 0 || busiest <= 0) return 1.5
  const decades = Math.max(-3, Math.log10(rate / busiest))
  return Math.round((1.5 + 3.5 * (1 + decades / 3)) * 4) / 4
}
