/** What boxes and arrows say, in the picture and to a screen reader. */

import { duration, factor, formatSigned, money, number, rate, share } from '../../base/quantityFormat'
import type { Tint } from '../../store/state'
import type { ServiceNodeData } from '../nodes/serviceNodeData'
import type { DeployableNodeData } from '../projection/projection'
import type { ServiceEdge } from './serviceEdges'

/** "×3 · 0.4 ms", "4 calls · $12/mo", "×7 ∥" in process; a bar pair marks what runs side by side. */
export function edgeLabel(arrow: ServiceEdge, tint: Tint): string {
  if (arrow.entry) return rate(arrow.rate, 2)
  // A boundary has one price, however often it is crossed.
  if (tint === 'price' && !arrow.inProcess) return priceOf(arrow, tint) ?? ''
  // Dots and colour say "in process"; once per call goes without saying.
  if (arrow.inProcess && arrow.count === 1 && !arrow.parallel) return ''
  const count = arrow.count === undefined ? `${arrow.calls.length} calls` : factor(arrow.count, 2)
  const counted = `${count}${arrow.parallel ? ' ∥' : ''}`
  return [counted, !arrow.inProcess && priceOf(arrow, tint)].filter(Boolean).join(' · ')
}

export function edgeSentence(arrow: ServiceEdge, from: string, to: string): string {
  const what =
    arrow.count === undefined ? `${arrow.calls.length} kinds of call` : `${factor(arrow.count, 2)} per execution`
  const manner = [
    arrow.async && 'not waited for',
    arrow.parallel && 'in parallel',
    arrow.critical && 'on the critical path',
  ]
  const price = arrow.entry
    ? 'the entry, no hop'
    : arrow.inProcess
      ? 'in process, no network'
      : `over the network, ${duration(arrow.time, 2)} each, ${money(arrow.money, 2)} a month`
  const saving =
    arrow.saving !== undefined && `merging this boundary: ${formatSigned('money', -arrow.saving, 2)} a month`
  return [`${from} calls ${to}: ${what}`, ...manner, `${rate(arrow.rate)}`, price, saving].filter(Boolean).join(', ')
}

/** A call as its caller's box names it; no count where several operations call. */
export interface NamedCall {
  readonly to: string
  readonly count: number | undefined
}

/** Longer than this nobody listens to: what matters least is left out. */
const longest = 200

/** The name, what it calls, then figures. Where that is too long, what its fields tell as well goes first. */
export function serviceSentence(box: ServiceNodeData, made: readonly NamedCall[], received: number): string {
  const parts = (named: number, dropped: number) =>
    [
      `${box.name}, ${box.kindLabel.toLowerCase()}`,
      spokenCalls(made, named),
      box.entryRate !== undefined && `entered ${rate(box.entryRate)}`,
      box.utilization !== undefined && `${share(box.utilization, 2)} busy`,
      box.monthly > 0 && `${money(box.monthly, 2)} a month`,
      box.home && `runs in ${box.home}`,
      box.limitAt !== undefined && `stops first, at ${factor(box.limitAt)} of this load`,
      box.findings > 0 && `${box.findings} ${box.findings === 1 ? 'finding' : 'findings'}`,
      dropped < 3 && `${box.operations} ${box.operations === 1 ? 'operation' : 'operations'}`,
      dropped < 2 && received > 0 && `called by ${received}`,
      dropped < 1 && box.platform && `on ${box.platform}`,
    ]
      .filter(Boolean)
      .join(', ')
  for (let short = 0; ; short++) {
    const said = parts(Math.min(3, 6 - short), short)
    if (said.length <= longest || short === 6) return said
  }
}

/** "calls Frames 3 times, Audio and 2 more". */
function spokenCalls(made: readonly NamedCall[], named: number): string {
  if (made.length === 0) return 'calls nothing'
  if (named === 0) return `calls ${made.length} others`
  const rest = made.length - named
  const said = made.slice(0, named).map(({ to, count }) => to + times(count))
  const last = rest > 0 ? `${rest} more` : said.length > 1 ? said.pop() : undefined
  return `calls ${said.join(', ')}${last ? ` and ${last}` : ''}`
}

function times(count: number | undefined): string {
  return count === undefined || count === 1 ? '' : ` ${number(count)} times`
}

/** "m6i.large" of "aws.ec2.m6i.large", "Lambda" of "aws.lambda": what a box has room for. */
export function platformName(offer: string): string {
  const rest = offer.slice(offer.indexOf('.') + 1).replace(/^ec2\./, '')
  return offer.startsWith('ideal.') ? `ideal ${rest}` : rest
}

/** Of a boundary: what merging it would do to the bill. */
function priceOf(arrow: ServiceEdge, tint: Tint): string | undefined {
  if (tint === 'price') return arrow.saving === undefined ? undefined : `${formatSigned('money', -arrow.saving, 2)}/mo`
  return tint === 'time' ? duration(arrow.time, 2) : `${money(arrow.money, 2)}/mo`
}

export function deployableSentence(frame: DeployableNodeData): string {
  return [
    `${frame.name}, deployable of ${frame.count}`,
    frame.figures,
    frame.limitText,
    frame.findings > 0 && `${frame.findings} ${frame.findings === 1 ? 'finding' : 'findings'}`,
  ]
    .filter(Boolean)
    .join(', ')
}
