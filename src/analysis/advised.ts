/** The advice in sentences. */

import { money, number, share } from '../base/format'
import type { Document } from '../model/document'
import type { Advice } from './advice'

export function adviceSaid(_: Document, advice: Omit<Advice, 'said'>): readonly string[] {
  const { drawn, advised, asDrawn, scored, exact } = advice
  const looked = exact ? `All ${number(scored)} partitions were scored.` : `${number(scored)} partitions were scored.`
  if (asDrawn) return ['Leave it as drawn: nothing pays for a change.', looked]
  const saved = drawn.monthly - advised.monthly
  return [
    `Change ${drawn.deployables} deployables to ${advised.deployables}: ${money(saved)} less a month (${share(saved / drawn.monthly, 2)}).`,
    looked,
  ]
}
