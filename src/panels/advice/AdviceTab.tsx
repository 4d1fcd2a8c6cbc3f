/** The Advice tab: quick fixes without merging, the Pareto front of partitions, and the plan to the selected one. */

import { fixesFirst } from '../../analysis/fixes/fixesFirst'
import { type Advice, isProvable } from '../../analysis/search/adviceTypes'
import type { Candidate } from '../../analysis/search/paretoFront'
import { isSamePartition } from '../../model/partition'
import { analysisResult, firstAdvice } from '../../store/reading/analysisResults'
import { proposal } from '../../store/reading/proposal'
import { isEmpty } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { RunBar } from '../analysis/RunBar'
import tables from '../environment/panel.module.css'
import { digits } from '../figures/figureFormat'
import styles from './Advice.module.css'
import { FixList } from './FixList'
import { ParetoChart } from './ParetoChart'
import { PlanSteps } from './PlanSteps'
import { partitionChoices } from './partitionChoice'
import { SelectedPartition } from './SelectedPartition'

const doing = {
  fixes: 'Trying quick fixes',
  advice: 'Scoring partitions',
  plan: 'Ordering the steps',
}

export default function AdviceTab() {
  const fixes = useStore((state) => analysisResult(state, 'fixes'))
  const advice = useStore((state) => analysisResult(state, 'advice'))
  const plan = useStore((state) => analysisResult(state, 'plan'))
  const open = useStore((state) => {
    const unproven = firstAdvice(state)
    return unproven && isProvable(unproven) ? unproven.partitions : null
  })
  const empty = useStore(isEmpty)
  if (empty) return <p className={tables.intro}>Nothing is drawn yet: add a service, and the advice follows.</p>
  const first = fixes && fixes.length > 0 && (!advice || advice.asDrawn || fixesFirst(fixes, advice))
  return (
    <div className={tables.panel}>
      <RunBar job="advice" doing={doing} needs={['advice']} />
      {open !== null && (
        <RunBar job="proof" doing={{ proof: `Scoring all ${digits(open, 9)} partitions` }} needs={[]} />
      )}
      {first && <FixList fixes={fixes} />}
      {advice && <Partitions advice={advice} />}
      {plan && <PlanSteps plan={plan} />}
      {fixes && !first && <FixList fixes={fixes} />}
    </div>
  )
}

function Partitions({ advice }: { readonly advice: Advice }) {
  const proposed = useStore(proposal)
  const services = useStore((state) => state.document.design.services)
  const isPicked = ({ partition }: Candidate) =>
    proposed !== undefined && isSamePartition(proposed.partition, partition, services)
  const all = partitionChoices(advice, services)
  const picked = all.find(({ candidate }) => isPicked(candidate))
  return (
    <section aria-label="Partitions" className={styles.partitions}>
      <ParetoChart all={all} picked={picked?.candidate} />
      <div className={styles.said}>
        <p>
          <strong>{advice.sentences[0]}</strong> {advice.sentences.slice(1).join(' ')}
        </p>
        <SelectedPartition
          advice={advice}
          choice={picked ?? all.find(({ role }) => role === 'advised')}
          isPicked={!!picked}
        />
      </div>
    </section>
  )
}
