/** Beside the pointer while a box is dragged: what a drop would do, in figures. */

import { formatSigned, type Quantity } from '../../base/quantityFormat'
import type { Scorecard } from '../../scorer/result/scorecard'
import { comparison } from '../../store/reading/selectors'
import { isScorePending } from '../../store/scoring/scoringState'
import type { Editor } from '../../store/store'
import { useStore } from '../../store/useStore'
import styles from './MergePreview.module.css'
import type { DropProposal } from './useDragging'

export default function MergePreview({ proposal }: { readonly proposal: DropProposal }) {
  const { plan } = proposal
  const isChanged = useStore(({ document, before }) => before !== undefined && before.partition !== document.partition)
  const before = useStore((editor) => (isChanged ? drawnScorecard(editor, 'before') : undefined))
  const after = useStore((editor) => (isChanged ? drawnScorecard(editor, 'document') : undefined))
  return (
    <div
      className={styles.preview}
      data-kind={plan.kind}
      style={{ left: proposal.x + 18, top: proposal.y + 18 }}
      role="status"
    >
      <p className={styles.title}>{titles[plan.kind]}</p>
      {plan.refusal && <p className={styles.why}>{plan.refusal.text}</p>}
      {isChanged && <Differences before={before} after={after} />}
      {plan.kind !== 'refused' && <p className={styles.why}>Hold Alt to only move it.</p>}
    </div>
  )
}

const titles = { move: '', merge: 'Drop to merge', split: 'Drop to split', refused: 'Does not merge' }

/** Undefined while the score is pending. */
function drawnScorecard(editor: Editor, which: 'document' | 'before'): Scorecard | undefined {
  const document = editor[which] ?? editor.document
  return isScorePending(editor, document) ? undefined : comparison(editor, document).drawn
}

interface DifferencesProps {
  readonly before: Scorecard | undefined
  readonly after: Scorecard | undefined
}

function Differences({ before, after }: DifferencesProps) {
  return (
    <dl className={styles.figures}>
      <Difference name="hops" quantity="count" from={before?.structure.hops} to={after?.structure.hops} />
      <Difference name="p99" quantity="duration" from={before?.latency.overall.p99} to={after?.latency.overall.p99} />
      <Difference name="a month" quantity="money" from={before?.bill.monthly} to={after?.bill.monthly} />
    </dl>
  )
}

interface DifferenceProps {
  readonly name: string
  readonly quantity: Quantity
  readonly from: number | undefined
  readonly to: number | undefined
}

/** A smaller relative difference comes from summing in another order. */
const relativeTolerance = 1e-9

function Difference({ name, quantity, from, to }: DifferenceProps) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>
        {from === undefined || to === undefined ? '…' : formatSigned(quantity, significantDifference(from, to), 2)}
      </dd>
    </div>
  )
}

function significantDifference(from: number, to: number): number {
  return Math.abs(to - from) <= relativeTolerance * Math.max(Math.abs(from), Math.abs(to)) ? 0 : to - from
}
