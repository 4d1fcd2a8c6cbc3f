/** A migration plan as sentences, and the step after which it stops paying. */

import { duration, formatSigned, money, share } from '../../base/quantityFormat'
import { countText } from '../../base/wordList'
import type { Design } from '../../model/document'
import type { PartitionMove } from '../search/partitionMoves'
import { serviceNames } from '../subject/phrases'
import type { PartitionFigures } from '../subject/rating'
import type { PlanStep } from './planStep'

type StepFigures = Pick<PlanStep, 'kind' | 'after' | 'gain' | 'total'>

/** Share of the best saving that makes the rest not worthwhile. */
const savingShare = 0.95

/** Relative savings of bill and p99 below these count as none. */
const minShare = { money: 0.005, time: 0.02 }

/** "Merge Ads into Frontend and 6 more" */
export function stepTitle(design: Design, { kind, parts: [a, b] }: Pick<PartitionMove, 'kind' | 'parts'>): string {
  if (kind === 'split') return `Split ${serviceNames(design, b, 2)} from ${serviceNames(design, a, 2)}`
  if (a.length === b.length && a.length === 1) return `Merge ${serviceNames(design, a)} and ${serviceNames(design, b)}`
  const [small, large] = a.length < b.length ? [a, b] : [b, a]
  return `Merge ${serviceNames(design, small, 2)} into ${serviceNames(design, large, 2)}`
}

/** Steps until 95 % of the best saving is reached: of the bill, else of p99; 0 where there is none. */
export function worthwhileSteps(from: PartitionFigures, steps: readonly StepFigures[]): number {
  const aim = planAim(from, steps)
  if (aim === undefined) return 0
  const gained = steps.map(({ total }) => -total[aim])
  const best = Math.max(...gained)
  return gained.findIndex((gain) => gain >= savingShare * best) + 1
}

/** The figure that the plan improves: the bill where it falls noticeably, else p99, else none. */
function planAim(from: PartitionFigures, steps: readonly StepFigures[]): 'monthly' | 'p99' | undefined {
  const best = (of: 'monthly' | 'p99') => Math.max(0, ...steps.map(({ total }) => -total[of]))
  if (best('monthly') > minShare.money * from.monthly) return 'monthly'
  return best('p99') > minShare.time * Math.min(from.p99, Number.MAX_VALUE) ? 'p99' : undefined
}

/** The summary of a plan; `pays` is the number of worthwhile steps. */
export function planText(from: PartitionFigures, steps: readonly StepFigures[], pays: number): readonly string[] {
  const last = steps.at(-1)
  if (!last) return ['There is nothing to do: this is how it is drawn.']
  const aim = planAim(from, steps)
  const word = steps.every(({ kind }) => kind === 'merge')
    ? 'merge'
    : steps.every(({ kind }) => kind === 'split')
      ? 'split'
      : 'step'
  const all = countText(steps.length, word)
  if (aim === undefined) return [`${all}; none of them saves money or time.`, ...hurdles(steps)]
  const amount = (step: StepFigures) => {
    const gain = -step.total[aim]
    return aim === 'monthly' ? money(gain) : gain === Infinity ? 'all waiting' : duration(gain)
  }
  const saved = (step: StepFigures) => `${amount(step)} ${aim === 'monthly' ? 'a month' : 'at p99'}`
  const best = steps.reduce((a, b) => (b.total[aim] < a.total[aim] ? b : a))
  const reached = steps[pays - 1]!
  if (pays === steps.length) {
    const end = steps.length > 1 ? ', and every one of them is needed for it' : ''
    return [`${all} ${steps.length > 1 ? 'save' : 'saves'} ${saved(last)}${end}.`, ...hurdles(steps)]
  }
  const part = best.total[aim] === 0 ? 1 : reached.total[aim] / best.total[aim]
  const rest = steps.length - pays
  return [
    `After ${countText(pays, word).replace(/ .*/, '')} of ${all} ${share(Number.isNaN(part) ? 1 : Math.floor(100 * part) / 100, 2)} of the saving is reached: ${reached === best ? '' : `${amount(reached)} of `}${saved(best)}.`,
    rest === 1 ? 'The last one hardly pays.' : `The other ${rest} hardly pay.`,
    ...hurdles(steps),
  ]
}

/** The step that raises the bill most, where one does. */
function hurdles(steps: readonly StepFigures[]): readonly string[] {
  const costly = steps.flatMap(({ gain }, i) => (gain.monthly > 0 ? [{ at: i + 1, by: gain.monthly }] : []))
  const [worst] = costly.sort((a, b) => b.by - a.by)
  if (!worst || worst.by < 0.005 * Math.max(...steps.map(({ after }) => after.monthly))) return []
  return [`Step ${worst.at} costs ${money(worst.by)} more a month by itself.`]
}

/** "−$384 a month, −1.2 ms at p99"; unchanged figures are left out. */
export function gainText({ monthly, p99 }: Pick<PartitionFigures, 'monthly' | 'p99'>): string {
  const later = Number.isFinite(p99)
    ? `${formatSigned('duration', p99)} at p99`
    : p99 < 0
      ? 'it keeps up'
      : 'it no longer keeps up'
  const parts = [
    ...(Math.abs(monthly) >= 0.005 ? [`${monthly < 0 ? '−' : '+'}${money(Math.abs(monthly))} a month`] : []),
    ...(Math.abs(p99) >= 1e-6 ? [later] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : 'no change of cost or p99'
}
