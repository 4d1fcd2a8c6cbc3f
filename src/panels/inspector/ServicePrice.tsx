/** Figures of a service on both sides: deployable, executions, replicas, utilization and cost. */

import { rows } from '../../base/table'
import type { Operation, Service } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { monthlyCosts } from '../../store/derived/callFigures'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { digits, money, rate, share } from '../figures/figureFormat'
import { type ServiceFigure, serviceKey } from '../figures/figureKey'
import { subjectName } from '../figures/subjectName'
import { type SideRow, SidesTable } from './SidesTable'

export function ServicePrice({ service }: { readonly service: Service }) {
  const both = useStore(comparison)
  const design = useStore((state) => state.document.design)
  const opens = (figure: ServiceFigure) => (side: 'drawn' | 'merged') => serviceKey(side, service.id, figure)
  const lines: readonly SideRow<Scorecard>[] = [
    ['runs in', (card) => subjectName(card.placement[service.id] ?? service.id, design)],
    ['executions', (card) => rate(executions(card, service, rows(design.operations))), opens('executions')],
    [
      'replicas',
      (card) => {
        const sizing = sizingOf(card, service)
        return sizing && sizing.cores > 0 ? digits(sizing.replicas) : '–'
      },
      opens('replicas'),
    ],
    ['busy', (card) => share(sizingOf(card, service)?.utilization ?? 0), opens('busy')],
    ['own lines of the bill', (card) => money(owned(card, service)), opens('money')],
  ]
  return <SidesTable title="Figures" rows={lines} drawn={both.drawn} merged={both.merged} />
}

function sizingOf(card: Scorecard, service: Service) {
  const deployable = card.placement[service.id]
  return deployable && card.sizing[deployable]
}

/** Executions per second in the mean hour, as the bill counts them; those in process included. */
function executions({ traffic }: Scorecard, service: Service, operations: readonly Operation[]): number {
  return operations.reduce(
    (sum, { id, service: of }) => (of === service.id ? sum + (traffic.operations[id] ?? 0) : sum),
    0,
  )
}

/** Monthly cost of its own lines, and of its deployable if it is alone in it. */
function owned(card: Scorecard, service: Service): number {
  const monthly = monthlyCosts(card)
  const sizing = sizingOf(card, service)
  const alone = sizing && rows(card.placement).filter((deployable) => deployable === sizing.id).length === 1
  return (monthly.get(service.id) ?? 0) + (alone ? (monthly.get(sizing.id) ?? 0) : 0)
}
