/**
 * The advice as sentences: what to do, what it gains, what it couples, what stays apart, and how many partitions were
 * considered.
 */

import { money, number, share } from '../../base/quantityFormat'
import { countText, wordList } from '../../base/wordList'
import type { ServiceId } from '../../model/document'
import { separationText } from '../boundaries/separationText'
import { differencePhrase, differenceText } from '../subject/differenceText'
import { sentenceCase, serviceNames } from '../subject/phrases'
import type { Advice } from './adviceTypes'
import { affinityOf } from './affinity'
import type { Evaluator } from './evaluator'
import { type Block, blocksAmong } from './mergeConstraints'
import type { Candidate } from './paretoFront'
import { commonRefinement } from './partitionMoves'

/** An advice without its sentences, with the alternatives that they mention. */
export interface AdviceFacts extends Omit<Advice, 'sentences'> {
  /** The cheapest partition other than the drawing, whether it carries its load or not. */
  readonly cheapestCapable: Candidate | undefined
  /** The cheapest of all but the drawing, whether it bears its load or not. */
  readonly cheapest: Candidate | undefined
}

/** All sentences of an advice, the recommendation first. */
export function adviceText(evaluator: Evaluator, advice: AdviceFacts): readonly string[] {
  const { asDrawn } = advice
  const apart = separationText(evaluator)
  const advised = asDrawn
    ? [leave(advice)]
    : [...change(evaluator, advice), ...idleMergers(evaluator, advice), ...fullMerge(evaluator, advice)]
  return [...advised, ...apart, coverage(advice)]
}

function change(evaluator: Evaluator, { drawn, advised }: AdviceFacts): readonly string[] {
  const { better, worse } = differenceText(drawn, advised)
  const brings = better.length > 0 ? `That ${wordList(better)}` : 'That changes no figure for the better'
  const independence = advised.independence - drawn.independence
  const independenceText =
    Math.abs(independence) < 0.01
      ? ''
      : ` Independence ${independence < 0 ? 'falls' : 'rises'} from ${share(drawn.independence, 2)} to ${share(advised.independence, 2)}.`
  return [
    instruction(evaluator, advised),
    `${brings}${worse.length > 0 ? `, but ${wordList(worse)}` : ''}.${independenceText}`,
  ]
}

/** Merges that are named one by one. */
const maxMerges = 3

/** "Merge checkout and cart; split mail from web; leave ads alone." */
export function instruction(evaluator: Evaluator, { partition }: Pick<Candidate, 'partition'>): string {
  const { document, constraints } = evaluator
  const { design } = document
  const [before, after] = [document.partition, partition].map((one) => blocksAmong(one, constraints)) as [
    Block[],
    Block[],
  ]
  const was = new Set(before.map((block) => block.join()))
  const splits = before.flatMap((block) => {
    const [first, ...rest] = commonRefinement([block], after)
    return first && rest.length > 0 ? [{ first, rest }] : []
  })
  const merged = after.filter((block) => commonRefinement([block], before).length > 1)
  const shown = merged.length <= maxMerges + 1 ? merged : strongest(evaluator, merged).slice(0, maxMerges)
  const rest = merged.filter((block) => !shown.includes(block))
  const left = after.filter((block) => was.has(block.join())).flat()
  const sentences = [
    ...splits.map(
      ({ first, rest: parts }) =>
        `split ${wordList(parts.map((part) => serviceNames(design, part)))} from ${serviceNames(design, first)}`,
    ),
    ...shown.map((block) => `merge ${serviceNames(design, block, 8)}`),
    ...(rest.length > 0 ? [`merge ${rest.flat().length} more into ${rest.length}`] : []),
    ...(left.length > 0 ? [`leave ${serviceNames(design, left, 4)} alone`] : []),
  ]
  return `${sentenceCase(sentences.join('; '))}.`
}

/** Blocks by calls among their members, then by size. */
function strongest(evaluator: Evaluator, blocks: readonly Block[]): readonly Block[] {
  const affinity = affinityOf(evaluator, evaluator.constraints.services)
  const place = (id: ServiceId) => evaluator.constraints.services.indexOf(id)
  const calls = new Map(
    blocks.map((block) => {
      const at = block.map(place)
      return [block, at.reduce((sum, a) => sum + at.reduce((more, b) => more + (affinity[a]?.[b] ?? 0), 0), 0)] as const
    }),
  )
  return [...blocks].sort((a, b) => (calls.get(b) ?? 0) - (calls.get(a) ?? 0) || b.length - a.length)
}

/** Merged services that never call each other: their gain is idle cores. */
function idleMergers(evaluator: Evaluator, { advised }: AdviceFacts): readonly string[] {
  const { document, constraints } = evaluator
  const affinity = affinityOf(evaluator, constraints.services)
  const place = (id: ServiceId) => constraints.services.indexOf(id)
  const before = blocksAmong(document.partition, constraints)
  const merged = blocksAmong(advised.partition, constraints).filter(
    (block) => commonRefinement([block], before).length > 1,
  )
  const sentences = merged.flatMap((block) => {
    const unrelated = block.filter((a) => block.every((b) => !(affinity[place(a)]?.[place(b)] ?? 0)))
    if (unrelated.length === 0) return []
    const who =
      unrelated.length === block.length
        ? `${serviceNames(document.design, block, 8)} never call each other`
        : `${serviceNames(document.design, unrelated, 4)} ${unrelated.length > 1 ? 'call' : 'calls'} none of the others`
    return [`${who}: what that merge saves is idle machines, not hops.`]
  })
  return sentences.length <= maxMerges
    ? sentences
    : [`In ${sentences.length} of these merges some never call each other: what that saves is idle machines, not hops.`]
}

/** How many of the partitions were considered. */
function coverage({ exact, scored, partitions, estimated, certain }: AdviceFacts): string {
  const some = countText(scored, 'partition')
  if (exact && scored === 1) return 'The reasons to stay apart allow no other partition.'
  if (exact) return `All ${some} that the reasons to stay apart allow were scored.`
  if (estimated > 0) {
    const sure = certain
      ? ' None of the others can be best unless such a sum errs by more than twice what any did.'
      : ''
    return `Of ${countText(estimated, 'partition')} ${number(scored, 9)} were scored, the others weighed by the sum of their parts.${sure} Scoring all would prove it.`
  }
  if (partitions !== null)
    return `The best of ${some} that a search scored, of ${number(partitions, 9)} that there are.`
  return `The best of ${some} that a search scored; there are too many to score all.`
}

/** Why the drawing is kept. */
function leave({ drawn, cheapestCapable: next, cheapest: weak }: AdviceFacts): string {
  if (!next && weak)
    return `Leave it as drawn: every other way stops at a lower load; the cheapest ${differencePhrase(differenceText(drawn, weak))}.`
  if (!next) return 'Leave it as drawn: there is nothing to merge or to split.'
  const difference = differenceText(drawn, next)
  const by = next.monthly - drawn.monthly
  const bill = `${money(Math.abs(by))}${drawn.monthly > 0 ? ` (${share(Math.abs(by) / drawn.monthly, 2)})` : ''}`
  const [cheaper, dearer] = [difference.better, difference.worse].map((list) =>
    list.some((text) => text.startsWith('costs')),
  )
  if (dearer) return `Leave it as drawn: any other way costs at least ${bill} more a month.`
  if (!cheaper)
    return `Leave it as drawn: no other way is cheaper, and the cheapest ${differencePhrase(difference) || 'changes nothing else'}.`
  const why = difference.worse.length > 0 ? `but ${wordList(difference.worse)}` : 'too little for what it changes'
  return `Leave it as drawn: the cheapest other way saves ${bill} a month, ${why}.`
}

/** What merging everything would change beyond the advice. */
function fullMerge({ constraints }: Evaluator, { advised, merged }: AdviceFacts): readonly string[] {
  const [here, there] = [advised, merged].map(({ partition }) => blocksAmong(partition, constraints)) as [
    Block[],
    Block[],
  ]
  if (commonRefinement(here, there).length === here.length && here.length === there.length) return []
  const { better, worse } = differenceText(advised, merged)
  const less = advised.independence - merged.independence
  if (better.length + worse.length === 0) return []
  const price = less > 0.01 ? [`gives up ${share(less, 2)} of independence`] : []
  return [`All in one ${differencePhrase({ better, worse: [...worse, ...price] })}.`]
}
