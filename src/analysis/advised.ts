/** The advice in sentences: what to do, what it brings, what it binds, what stays apart, how far one has looked. */

import { money, share } from '../base/format'
import type { ServiceId } from '../model/document'
import type { Advice } from './advice'
import type { Candidate } from './front'
import { gains, weighed } from './gains'
import { type Block, blocksAmong } from './joining'
import { linksOf } from './links'
import { meet } from './moves'
import { counted, listed, named, sentenceCase } from './names'
import type { Setting } from './setting'
import { reasonsOf } from './staying'

export interface Told extends Omit<Advice, 'said'> {
  /** The cheapest partition but the drawing that bears its load; undefined: there is none. */
  readonly next: Candidate | undefined
}

export function adviceSaid(setting: Setting, advice: Told): readonly string[] {
  const { asDrawn, exact, scored } = advice
  const apart = reasonsOf(setting)
  const looked = exact
    ? `All ${counted(scored, 'partition')} that the reasons to stay apart allow ${scored === 1 ? 'was' : 'were'} scored.`
    : `The best of ${counted(scored, 'partition')} that a search scored; there are too many to score all.`
  const advised = asDrawn
    ? [leave(advice)]
    : [...change(setting, advice), ...pooled(setting, advice), ...beyond(setting, advice)]
  return [...advised, ...apart, looked]
}

function change(setting: Setting, { drawn, advised }: Told): readonly string[] {
  const { better, worse } = gains(drawn, advised)
  const brings = better.length > 0 ? `That ${listed(better)}` : 'That changes no figure for the better'
  const independence = advised.independence - drawn.independence
  const bound =
    Math.abs(independence) < 0.01
      ? ''
      : ` Independence ${independence < 0 ? 'falls' : 'rises'} from ${share(drawn.independence, 2)} to ${share(advised.independence, 2)}.`
  return [whatToDo(setting, advised), `${brings}${worse.length > 0 ? `, but ${listed(worse)}` : ''}.${bound}`]
}

/** "Merge checkout and cart; split mail from web; leave ads alone." */
export function whatToDo({ document, joining }: Setting, { partition }: Pick<Candidate, 'partition'>): string {
  const { design } = document
  const [before, after] = [document.partition, partition].map((one) => blocksAmong(one, joining)) as [Block[], Block[]]
  const was = new Set(before.map((block) => block.join()))
  const splits = before.flatMap((block) => {
    const [first, ...rest] = meet([block], after)
    return first && rest.length > 0 ? [{ first, rest }] : []
  })
  const merges = after.filter((block) => meet([block], before).length > 1)
  const left = after.filter((block) => was.has(block.join())).flat()
  const said = [
    ...splits.map(
      ({ first, rest }) => `split ${listed(rest.map((part) => named(design, part)))} from ${named(design, first)}`,
    ),
    ...merges.map((block) => `merge ${named(design, block, 8)}`),
    ...(left.length > 0 ? [`leave ${named(design, left, 4)} alone`] : []),
  ]
  return `${sentenceCase(said.join('; '))}.`
}

/** What is merged though it never calls each other: the gain is idle cores, and it is worth knowing. */
function pooled(setting: Setting, { advised }: Told): readonly string[] {
  const { document, joining } = setting
  const links = linksOf(setting, joining.services)
  const place = (id: ServiceId) => joining.services.indexOf(id)
  const before = blocksAmong(document.partition, joining)
  return blocksAmong(advised.partition, joining).flatMap((block) => {
    if (meet([block], before).length < 2) return []
    const strangers = block.filter((a) => block.every((b) => !(links[place(a)]?.[place(b)] ?? 0)))
    if (strangers.length === 0) return []
    const who =
      strangers.length === block.length
        ? `${named(document.design, block, 8)} never call each other`
        : `${named(document.design, strangers, 4)} ${strangers.length > 1 ? 'call' : 'calls'} none of the others`
    return [`${who}: what that merge saves is idle machines, not hops.`]
  })
}

/** Why the drawing stands. */
function leave({ drawn, next }: Told): string {
  if (!next) return 'Leave it as drawn: there is nothing to merge or to split.'
  const found = gains(drawn, next)
  const by = next.monthly - drawn.monthly
  const bill = `${money(Math.abs(by))}${drawn.monthly > 0 ? ` (${share(Math.abs(by) / drawn.monthly, 2)})` : ''}`
  const [cheaper, dearer] = [found.better, found.worse].map((list) => list.some((text) => text.startsWith('costs')))
  if (dearer) return `Leave it as drawn: any other way costs at least ${bill} more a month.`
  if (!cheaper)
    return `Leave it as drawn: no other way is cheaper, and the cheapest ${weighed(found) || 'changes nothing else'}.`
  const why = found.worse.length > 0 ? `but ${listed(found.worse)}` : 'too little for what it changes'
  return `Leave it as drawn: the cheapest other way saves ${bill} a month, ${why}.`
}

/** What going all the way would bring on top. */
function beyond({ joining }: Setting, { advised, merged }: Told): readonly string[] {
  const [here, there] = [advised, merged].map(({ partition }) => blocksAmong(partition, joining)) as [Block[], Block[]]
  if (meet(here, there).length === here.length && here.length === there.length) return []
  const { better, worse } = gains(advised, merged)
  const less = advised.independence - merged.independence
  if (better.length + worse.length === 0) return []
  const price = less > 0.01 ? [`gives up ${share(less, 2)} of independence`] : []
  return [`All in one ${weighed({ better, worse: [...worse, ...price] })}.`]
}
