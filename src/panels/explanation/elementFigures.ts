/** Explanations of the figures of one call and of one service, as the inspector shows them. */

import { rows } from '../../base/table'
import { catalogs } from '../../catalog/index'
import { findOffer } from '../../catalog/offer'
import type { Call, CallId, Design, Operation, Service, ServiceId } from '../../model/document'
import type { BillLine, Scorecard } from '../../scorer/result/scorecard'
import { targetUtilizationFact } from '../../scorer/sizing/replicas'
import { amount, digits, money, rate, share, time } from '../figures/figureFormat'
import { type CallFigure, type FigureKey, figureKey, type ServiceFigure, sideNames } from '../figures/figureKey'
import { operationName, subjectName } from '../figures/subjectName'
import type { ExplainedInput, Explanation } from './explanation'

type SideExplanation = Omit<Explanation, 'title' | 'side'>

/** How a figure of a call is made; undefined if the call or the figure does not exist. */
export function explainCallFigure({ side, of }: FigureKey, card: Scorecard, design: Design): Explanation | undefined {
  const [figure, id] = of.split(' ')
  const call = design.calls[id as CallId]
  const lowered = call && card.lowered.calls[call.id]
  if (!call || !lowered) return undefined
  const facts = (...stems: readonly RegExp[]) => lowered.facts.filter((fact) => stems.some((stem) => stem.test(fact)))
  const bytes = { label: 'bytes there and back, headers included', value: amount(lowered.bytes) }
  const isWay = /^(latency\.network|throughput|mesh\.latency)|\.bytes$/
  const isWork = /^call\..*\.(cpu|per-kib)$|^mesh\.cpu/
  const explanations: Readonly<Record<CallFigure, () => SideExplanation>> = {
    rate: () => ({
      value: rate(card.traffic.calls[call.id] ?? 0),
      formula: 'Executions of the caller × calls of each, retries included; the mean of the day.',
      inputs: [
        {
          label: `executions of ${operationName(call.from, design)}`,
          value: rate(card.traffic.operations[call.from] ?? 0),
        },
        { label: 'calls per execution', value: digits(call.count, 4) },
        { label: 'retries', value: digits(call.retries) },
      ],
      facts: [],
      remarks: [drawnHere],
    }),
    network: () => ({
      value: time(lowered.network),
      formula: 'A round trip by placement, plus bytes ÷ bandwidth, plus what proxies add where there is a mesh.',
      inputs: [bytes, { label: 'share of calls into another zone', value: share(lowered.crossZone) }],
      facts: facts(isWay),
      remarks: [],
    }),
    serialisation: () => ({
      value: time(lowered.serialisation),
      formula:
        'CPU of both ends: so much per call and so much per KiB of payload, by protocol; proxies where there is a mesh.',
      inputs: [bytes],
      facts: facts(isWork),
      remarks: [],
    }),
    platform: () => ({
      value: time(lowered.platform),
      formula:
        'The mean of what the platform itself takes to hand the call on or to invoke a function, between its median and its 99 %.',
      inputs: [],
      facts: lowered.facts.filter((fact) => !isWay.test(fact) && !isWork.test(fact)),
      remarks: ['Parts that answer by themselves take their time where they stand, not on the way to them.'],
    }),
    money: () => explainBillLines(side, card, design, (line) => line.of === call.id),
  }
  if (!figure || !Object.hasOwn(explanations, figure)) return undefined
  const inProcess = lowered.inProcess ? ['In process: no network, no serialisation, no charge.'] : []
  const explained = explanations[figure as CallFigure]()
  return {
    title: subjectName(call.id, design),
    side: `${callFigureLabels[figure as CallFigure]}, ${sideNames[side]}`,
    ...explained,
    remarks: [...inProcess, ...explained.remarks],
  }
}

/** Labels of the figures of a call. */
export const callFigureLabels: Readonly<Record<CallFigure, string>> = {
  rate: 'calls',
  network: 'network',
  serialisation: 'serialisation',
  platform: 'platform',
  money: 'own lines of the bill',
}

/** Labels of the figures of a service. */
export const serviceFigureLabels: Readonly<Record<ServiceFigure, string>> = {
  executions: 'executions',
  replicas: 'replicas',
  busy: 'busy',
  money: 'own lines of the bill',
}

/** How a figure of a service is made; undefined if the service or the figure does not exist. */
export function explainServiceFigure(
  { side, of }: FigureKey,
  card: Scorecard,
  design: Design,
  catalog: string,
): Explanation | undefined {
  const [figure, id] = of.split(' ')
  const service = design.services[id as ServiceId]
  if (!service) return undefined
  const home = card.placement[service.id]
  const sizing = home && card.sizing[home]
  const catalogData = catalogs[catalog]
  const match = catalogData && sizing ? findOffer(catalogData, sizing.runsOn) : undefined
  const offer = match?.ok ? match.value : undefined
  const where = sizing && { label: 'runs in', value: subjectName(sizing.id, design) }
  const on: readonly ExplainedInput[] = sizing?.label ? [{ label: 'runs on', value: sizing.label }] : []
  const cores = sizing ? [{ label: 'busy cores in the busiest hour', value: digits(sizing.busyCores, 4) }] : []
  const explanations: Readonly<Record<ServiceFigure, () => SideExplanation>> = {
    executions: () => executed(service, card, design),
    replicas: () => ({
      value: sizing && sizing.cores > 0 ? digits(sizing.replicas) : '–',
      formula: sizing ? reasons[sizing.sizedBy] : 'It runs nowhere of its own.',
      inputs: [
        ...on,
        ...cores,
        ...(sizing && sizing.cores > 0 ? [{ label: 'cores of one replica', value: digits(sizing.cores) }] : []),
        ...(sizing ? [{ label: 'mean of the day', value: digits(sizing.meanReplicas) }] : []),
      ],
      facts: [targetUtilizationFact, ...(offer?.hourly === undefined ? [] : [offer.hourly])],
      remarks: [],
    }),
    busy: () => ({
      value: share(sizing?.utilization ?? 0),
      formula:
        'Busy cores ÷ (replicas × cores of one), in the busiest hour; of functions and what the provider runs: none of yours.',
      inputs: [
        ...cores,
        ...(sizing && sizing.cores > 0
          ? [{ label: 'replicas × cores', value: `${digits(sizing.replicas)} × ${digits(sizing.cores)}` }]
          : []),
      ],
      facts: [targetUtilizationFact],
      remarks: [],
    }),
    money: () => {
      const alone = sizing && rows(card.placement).filter((one) => one === sizing.id).length === 1
      return explainBillLines(
        side,
        card,
        design,
        (line) => line.of === service.id || (alone === true && line.of === sizing.id),
      )
    },
  }
  if (!figure || !Object.hasOwn(explanations, figure)) return undefined
  const explained = explanations[figure as ServiceFigure]()
  return {
    title: subjectName(service.id, design),
    side: `${serviceFigureLabels[figure as ServiceFigure]}, ${sideNames[side]}`,
    ...explained,
    inputs: [...(where ? [where] : []), ...explained.inputs],
  }
}

const reasons: Readonly<Record<Scorecard['sizing'][keyof Scorecard['sizing']]['sizedBy'], string>> = {
  load: 'Busy cores ÷ (cores of one × the share that may be busy), rounded up.',
  minimum: 'The least that is kept: two where the platform bills by the hour, unless written otherwise.',
  memory: 'What the memory of all requests in flight needs, rounded up.',
  concurrency: 'Requests held at once ÷ the slots of one, rounded up.',
  hand: 'As it was written by hand.',
  platform: 'The platform runs as many as are needed: environments of functions, parts of the provider.',
}

const drawnHere = 'All of it is drawn: change it in the fields of the arrow and its two ends.'

function executed(service: Service, { traffic }: Scorecard, design: Design): SideExplanation {
  const own = rows<Operation>(design.operations).filter((one) => one.service === service.id)
  const executions = (one: Operation) => traffic.operations[one.id] ?? 0
  const callers = rows<Call>(design.calls).filter(({ to }) => own.some(({ id }) => id === to)).length
  return {
    value: rate(own.reduce((sum, one) => sum + executions(one), 0)),
    formula: `Workloads and calls that reach it (${digits(callers)} arrows), retries included; the mean of the day.`,
    inputs: own.map((one) => ({ label: operationName(one.id, design), value: rate(executions(one)) })),
    facts: [],
    remarks: ['All of it is drawn: workloads, and how often each call is made.'],
  }
}

/** The sum of some lines of the bill; each line can be opened. */
export function explainBillLines(
  side: FigureKey['side'],
  card: Scorecard,
  design: Design,
  counts: (line: BillLine) => boolean,
): SideExplanation {
  const lines = card.bill.lines.map((line, index) => ({ line, index })).filter(({ line }) => counts(line))
  return {
    value: `${money(lines.reduce((sum, { line }) => sum + line.monthly, 0))} a month`,
    formula:
      lines.length === 0
        ? 'No line of the bill is its own.'
        : 'The sum of these lines; each is a quantity × a unit price.',
    inputs: lines.map(({ line, index }) => ({
      label: `${line.what}, ${subjectName(line.of, design)}`,
      value: money(line.monthly),
      opens: figureKey({ kind: 'bill', side, of: String(index) }),
    })),
    facts: [...new Set(lines.flatMap(({ line }) => line.facts))],
    remarks: lines.length === 0 ? ['What it shares with others stands in the lines of what bears them.'] : [],
  }
}
