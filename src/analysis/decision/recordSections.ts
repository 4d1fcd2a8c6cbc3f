/** Sections of a decision record that argue: objections, reasons to stay apart, and the plan. */

import { number, share } from '../../base/quantityFormat'
import { wordList } from '../../base/wordList'
import { separations } from '../../model/coarsest'
import type { Partition } from '../../model/document'
import { isSamePartition } from '../../model/partition'
import { teamCoupling } from '../../scorer/measures/teamCoupling'
import { serviceName } from '../../scorer/result/designNames'
import type { DeployableSizing, Scorecard } from '../../scorer/result/scorecard'
import { separationText } from '../boundaries/separationText'
import { gainText } from '../plan/planText'
import type { AnalysisInput } from '../subject/analysisInput'
import { differenceText } from '../subject/differenceText'
import { sentenceCase } from '../subject/phrases'
import type { TableExtent } from './inputTable'
import type { RecordInput, RecordSection } from './recordTypes'

/** The score of another partition of the same design. */
export type PartitionScorer = (partition: Partition) => Scorecard

/** Of a change the losses; where the drawing is advised, the gains that merging would bring. */
export function objections(
  { document: of, comparison, advice }: RecordInput,
  score: PartitionScorer,
): readonly RecordSection[] {
  const { drawn, merged, advised, asDrawn } = advice
  const target = asDrawn ? merged : advised
  const { better, worse } = differenceText(drawn, target)
  const changes = asDrawn ? better : worse
  const figures = changes.length === 0 ? [] : [`${asDrawn ? 'All in one it' : 'It'} ${wordList(changes)}.`]
  const lostIndependence = drawn.independence - target.independence
  const [from, to] = [share(drawn.independence, 2), share(target.independence, 2)]
  const freedom =
    asDrawn || lostIndependence < 0.01
      ? []
      : [`Parts depend more on each other: independence falls from ${from} to ${to}.`]
  const card = asDrawn ? undefined : score(advised.partition)
  const crash = card ? crashes(comparison.drawn, card) : []
  const items = [...figures, ...freedom, ...crash]
  if (items.length > 0) return [{ title: 'What speaks against it', items }]
  const none = asDrawn ? 'Merging would make no figure better.' : 'No figure gets worse.'
  return isTrivial(of) ? [] : [{ title: 'What speaks against it', text: [none] }]
}

function isTrivial({ design }: RecordInput['document']): boolean {
  return Object.keys(design.services).length < 2
}

/** Share of requests that a crash of the largest deployable stops. */
function crashes(before: Scorecard, after: Scorecard): readonly string[] {
  const worst = ({ blastRadius }: Scorecard) => Math.max(0, ...Object.values<number>(blastRadius))
  const largest = Object.values<DeployableSizing>(after.sizing).reduce<DeployableSizing | undefined>(
    (best, one) => (one.services.length > (best?.services.length ?? 1) ? one : best),
    undefined,
  )
  const radius = largest && after.blastRadius[largest.id]
  if (!largest || radius === undefined) return []
  const apart = largest.services.map((id) => before.blastRadius[before.placement[id]!] ?? worst(before))
  const minimum = Math.min(...apart)
  if (!(radius - minimum > 0.05)) return []
  return [
    `A crash of what is merged stops ${share(radius, 2)} of the requests; today one of its parts stops as few as ${share(minimum, 2)}.`,
  ]
}

/** Reasons to stay apart, and teams that would have to release together. */
export function separationSection(
  input: AnalysisInput,
  { advice }: RecordInput,
  score: PartitionScorer,
): RecordSection {
  const { design, assumptions } = input.document
  const title = 'Reasons to stay apart'
  const overruled = assumptions.overruleKeepApart
    ? separations(design, { ...assumptions, overruleKeepApart: false }).map(
        ({ service, reason }) => `Overruled here: ${serviceName(design, service)} would stay apart, ${reason}.`,
      )
    : []
  const target = score((advice.asDrawn ? advice.merged : advice.advised).partition)
  const teams = teamCoupling(design, target).map(
    ({ teams: names }) =>
      `${sentenceCase(wordList(names))} ${advice.asDrawn ? 'would release' : 'release'} together ${advice.asDrawn ? 'if it were merged' : 'from then on'}. No figure weighs that.`,
  )
  const items = [...separationText(input), ...overruled, ...teams]
  if (items.length > 0) return { title, items }
  const ignored = assumptions.overruleKeepApart ? 'The design has them overruled. ' : ''
  const none =
    'None is drawn: no service says why it must stand alone, and no two differ in runtime or special hardware.'
  return { title, text: [`${ignored}${none}`] }
}

const maxStepsOnPage = 6

/** Sentences of the advice that the decision omits, and the steps with their gains. */
export function planSections(
  input: AnalysisInput,
  { document: of, advice, plan }: RecordInput,
  extent: TableExtent,
): readonly RecordSection[] {
  const whole = extent === 'appendix'
  // Reasons to stay apart have their own section.
  const apart = new Set(separationText(input))
  const more = advice.sentences.slice(advice.asDrawn ? 1 : 2).filter((text) => !apart.has(text))
  const advicePart: readonly RecordSection[] =
    whole || more.length === 0 ? [] : [{ title: 'More on the advice', items: more }]
  if (!plan || plan.steps.length === 0) return advicePart
  const every = plan.steps.map(({ title, gain }) => `${title}: ${gainText(gain)}.`)
  if (whole && every.length <= maxStepsOnPage) return []
  const steps = whole ? every : every.slice(0, maxStepsOnPage)
  const left = every.length - steps.length
  const elsewhere = !isSamePartition(plan.to.partition, advice.advised.partition, of.design.services)
  return [
    ...advicePart,
    {
      title: whole ? 'Plan, all steps' : 'Plan',
      ordered: true,
      items: steps,
      ...(elsewhere ? { text: ['To the partition that was picked, which is not the one advised.'] } : {}),
      after: [...(left > 0 ? [`${number(left, 9)} more steps: see the appendix.`] : []), ...plan.sentences],
    },
  ]
}
