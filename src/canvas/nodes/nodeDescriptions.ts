/** What boxes and frames say to a screen reader. Recomputed when figures or names change, not when boxes move. */

import { memo } from '../../base/memo'
import { factor, money, number, rate, share } from '../../base/quantityFormat'
import type { ServiceId } from '../../model/document'
import type { HiddenServices } from '../edges/collapsedEdges'
import { countByEnd, type ServiceEdge } from '../edges/serviceEdges'
import type { DeployableNodeData, EdgeEnd, ServiceNodeData } from '../state/nodeData'

/** The accessible name of every service's box. */
export const nodeDescriptions = memo(
  (
    services: ReadonlyMap<ServiceId, ServiceNodeData>,
    edges: readonly ServiceEdge[],
    hidden: HiddenServices,
  ): ReadonlyMap<ServiceId, string> => {
    const folds = new Map<EdgeEnd, string>([...hidden.values()].map((fold) => [fold.id, fold.name]))
    const incoming = countByEnd(edges, 'to')
    const calls = new Map<EdgeEnd, NamedCall[]>()
    for (const { from, to, count } of edges) {
      const call = { to: services.get(to as ServiceId)?.name ?? folds.get(to) ?? '', count }
      const others = calls.get(from)
      if (others) others.push(call)
      else calls.set(from, [call])
    }
    return new Map(
      Array.from(services, ([id, data]) => [id, serviceSentence(data, calls.get(id) ?? [], incoming.get(id) ?? 0)]),
    )
  },
)

/** A call in the sentence of its caller; no count where several operations call. */
export interface NamedCall {
  readonly to: string
  readonly count: number | undefined
}

/** Characters; a longer sentence loses its least important parts. */
const maxLength = 200

/** The name, the calls, then figures. Where that is too long, what the inspector shows as well is left out first. */
export function serviceSentence(data: ServiceNodeData, calls: readonly NamedCall[], callers: number): string {
  /** `named` calls by name, without the `omitted` least important parts. */
  const sentence = (named: number, omitted: number) =>
    [
      `${data.name}, ${data.kindLabel.toLowerCase()}`,
      callsPhrase(calls, named),
      entryPhrase(data),
      data.utilization !== undefined && `${share(data.utilization, 2)} busy`,
      data.monthly > 0 && `${money(data.monthly, 2)} a month`,
      data.home && `runs in ${data.home}`,
      data.limitAt !== undefined && `stops first, at ${factor(data.limitAt)} of this load`,
      data.findings > 0 && countOf(data.findings, 'finding'),
      omitted < 3 && countOf(data.operations, 'operation'),
      omitted < 2 && callers > 0 && `called by ${callers}`,
      omitted < 1 && data.platform && `on ${data.platform}`,
    ]
      .filter(Boolean)
      .join(', ')
  for (let omitted = 0; ; omitted++) {
    const text = sentence(Math.min(3, 6 - omitted), omitted)
    if (text.length <= maxLength || omitted === 6) return text
  }
}

/** "entered 5/s", "entered by 40 users, think 7 s", or both. */
function entryPhrase({ entryRate, entryUsers }: ServiceNodeData): string | undefined {
  const parts = [entryRate !== undefined && rate(entryRate), entryUsers && `by ${entryUsers}`].filter(Boolean)
  return parts.length === 0 ? undefined : `entered ${parts.join(' and ')}`
}

/** The accessible name of the frame of a deployable. */
export function deployableSentence(data: DeployableNodeData): string {
  return [
    `${data.name}, deployable of ${data.count}`,
    data.figures,
    data.limitText,
    data.findings > 0 && countOf(data.findings, 'finding'),
  ]
    .filter(Boolean)
    .join(', ')
}

/** "calls Frames 3 times, Audio and 2 more". */
function callsPhrase(calls: readonly NamedCall[], named: number): string {
  if (calls.length === 0) return 'calls nothing'
  if (named === 0) return `calls ${calls.length} others`
  const rest = calls.length - named
  const phrases = calls.slice(0, named).map(({ to, count }) => to + timesPhrase(count))
  const last = rest > 0 ? `${rest} more` : phrases.length > 1 ? phrases.pop() : undefined
  return `calls ${phrases.join(', ')}${last ? ` and ${last}` : ''}`
}

function timesPhrase(count: number | undefined): string {
  return count === undefined || count === 1 ? '' : ` ${number(count)} times`
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
