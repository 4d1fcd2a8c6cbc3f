/**
 * The quantities of published cases: each a figure of one design, of both its sides or of their
 * difference. `public/examples/index.json` names them; the page, `npm run cases` and the tests ask here, so that a
 * prediction is computed wherever it is shown and stored nowhere.
 */

import { breakEven, scaleLoad } from '../analysis/load/breakEven'
import type { Quantity } from '../base/quantityFormat'
import { rows } from '../base/table'
import type { DeployableId, Document, ServiceId, Workload } from '../model/document'
import { asyncCompletion } from '../scorer/measures/asyncCompletion'
import { maxTeamsTogether } from '../scorer/measures/teamCoupling'
import type { Comparison, DeployableSizing, Scorecard } from '../scorer/result/scorecard'
import { busyCores, idleCores, provisionedCores } from '../scorer/sizing/poolingGain'
import { byTeam, onlyWorkload, sides, staying, withoutMesh } from './variants'

/** A case: the design, both its sides, and what the figure is of: a workload or a service, by its id in the file. */
export interface CaseSubject extends Comparison {
  readonly document: Document
  readonly of?: string | undefined
}

export interface CaseQuantity {
  readonly label: string
  readonly quantity: Quantity
  /** The kind of explanation (`cases/explanations.ts`). */
  readonly explainedBy: 'wall' | 'bill' | 'time' | 'hops' | 'cores' | 'settled' | 'fate' | 'teams' | 'evens'
  /** Null where the design has no such figure. */
  readonly value: (subject: CaseSubject) => number | null
}

const ratio = (above: number, below: number) => (below > 0 ? above / below : null)
const bills = ({ drawn, merged }: CaseSubject) => [drawn.bill.monthly, merged.bill.monthly] as const

export const quantities = {
  highestLoad: {
    label: 'Highest load, drawn',
    quantity: 'share',
    explainedBy: 'wall',
    value: ({ drawn }) => drawn.headroom.multiplier,
  },
  highestRate: {
    label: 'Highest rate, drawn',
    quantity: 'rate',
    explainedBy: 'wall',
    value: ({ drawn, document, of }) => drawn.headroom.multiplier * rateOf(document, of),
  },
  capacityRatio: {
    label: 'Highest load, merged ÷ drawn',
    quantity: 'factor',
    explainedBy: 'wall',
    value: ({ drawn, merged }) => ratio(merged.headroom.multiplier, drawn.headroom.multiplier),
  },
  saved: {
    label: 'Cost saved by merging',
    quantity: 'share',
    explainedBy: 'bill',
    value: (subject) => difference(...bills(subject)),
  },
  savedByTeam: {
    label: 'Cost saved by merging what one team owns',
    quantity: 'share',
    explainedBy: 'bill',
    value: ({ document, drawn }) => difference(drawn.bill.monthly, byTeam(document).bill.monthly),
  },
  savedStaying: {
    label: 'Cost saved by merging, on the same platform',
    quantity: 'share',
    explainedBy: 'bill',
    value: ({ document, drawn }) => difference(drawn.bill.monthly, staying(document).merged.bill.monthly),
  },
  savedApart: {
    label: 'Cost saved by splitting',
    quantity: 'share',
    explainedBy: 'bill',
    value: ({ drawn, merged }) => difference(merged.bill.monthly, drawn.bill.monthly),
  },
  savedApartAtFifth: {
    label: 'Cost saved by splitting, at a fifth of the load',
    quantity: 'share',
    explainedBy: 'bill',
    value: ({ document }) => {
      const { drawn, merged } = sides(scaleLoad(document, 0.2))
      return difference(merged.bill.monthly, drawn.bill.monthly)
    },
  },
  dollarsSaved: {
    label: 'Saved a month by merging',
    quantity: 'money',
    explainedBy: 'bill',
    value: ({ drawn, merged }) => drawn.bill.monthly - merged.bill.monthly,
  },
  medianRatio: {
    label: 'Median, drawn ÷ merged',
    quantity: 'factor',
    explainedBy: 'time',
    value: ({ drawn, merged }) => ratio(drawn.latency.overall.p50, merged.latency.overall.p50),
  },
  meanRatio: {
    label: 'Mean response, drawn ÷ merged',
    quantity: 'factor',
    explainedBy: 'time',
    value: ({ drawn, merged }) => ratio(drawn.latency.overall.mean, merged.latency.overall.mean),
  },
  meanAdded: {
    label: 'Mean response, drawn − merged',
    quantity: 'duration',
    explainedBy: 'time',
    value: ({ drawn, merged, of }) => response(drawn, of).mean - response(merged, of).mean,
  },
  median: {
    label: 'Median, drawn',
    quantity: 'duration',
    explainedBy: 'time',
    value: ({ drawn, of }) => response(drawn, of).p50,
  },
  p95: {
    label: 'p95, drawn',
    quantity: 'duration',
    explainedBy: 'time',
    value: ({ drawn, of }) => response(drawn, of).p95,
  },
  p99: {
    label: 'p99, drawn',
    quantity: 'duration',
    explainedBy: 'time',
    value: ({ drawn, of }) => response(drawn, of).p99,
  },
  mergedMean: {
    label: 'Mean response, merged',
    quantity: 'duration',
    explainedBy: 'time',
    value: ({ merged, of }) => response(merged, of).mean,
  },
  slowShare: {
    // The example's slow answers take a second and all else nothing, so that the mean in seconds is their share.
    label: 'Share of slow requests',
    quantity: 'share',
    explainedBy: 'time',
    value: ({ drawn, of }) => response(drawn, of).mean,
  },
  networkShare: {
    label: 'Time on network and calls, drawn',
    quantity: 'share',
    explainedBy: 'time',
    value: ({ drawn }) => {
      const { mean, parts } = drawn.latency.overall
      return ratio(parts.network + parts.serialisation, mean)
    },
  },
  settledMedian: {
    label: 'Until all is done, median',
    quantity: 'duration',
    explainedBy: 'settled',
    value: ({ drawn, of }) => settledResponse(drawn, of)?.p50 ?? null,
  },
  settledP99: {
    label: 'Until all is done, p99',
    quantity: 'duration',
    explainedBy: 'settled',
    value: ({ drawn, of }) => settledResponse(drawn, of)?.p99 ?? null,
  },
  settledRatio: {
    label: 'Until all is done, drawn ÷ merged',
    quantity: 'factor',
    explainedBy: 'settled',
    value: ({ drawn, merged, of }) =>
      ratio(settledResponse(drawn, of)?.mean ?? 0, settledResponse(merged, of)?.mean ?? response(merged, of).mean),
  },
  busyRatio: {
    label: 'Busy cores, drawn ÷ merged',
    quantity: 'factor',
    explainedBy: 'cores',
    value: ({ drawn, merged }) => ratio(busyCores(drawn), busyCores(merged)),
  },
  coresRatio: {
    label: 'Provisioned cores, drawn ÷ merged',
    quantity: 'factor',
    explainedBy: 'cores',
    value: ({ drawn, merged }) => ratio(provisionedCores(drawn), provisionedCores(merged)),
  },
  idleRatio: {
    label: 'Idle cores, drawn ÷ merged',
    quantity: 'factor',
    explainedBy: 'cores',
    value: ({ drawn, merged }) => ratio(idleCores(drawn), idleCores(merged)),
  },
  hopsSaved: {
    label: 'Hops that merging saves',
    quantity: 'count',
    explainedBy: 'hops',
    value: (subject) => {
      const { drawn, merged } = onlyWorkload(subject)
      return drawn.structure.hops - merged.structure.hops
    },
  },
  pathSaved: {
    label: 'Hops in sequence that merging saves',
    quantity: 'count',
    explainedBy: 'hops',
    value: (subject) => {
      const { drawn, merged } = onlyWorkload(subject)
      return drawn.structure.criticalPath - merged.structure.criticalPath
    },
  },
  meshDelay: {
    label: 'Delay that the mesh adds, mean',
    quantity: 'duration',
    explainedBy: 'hops',
    value: ({ drawn, document }) => {
      const hops = drawn.structure.hops
      return ratio(drawn.latency.overall.mean - withoutMesh({ document, drawn }).drawn.latency.overall.mean, hops)
    },
  },
  meshCores: {
    label: 'Cores of the mesh per 1,000 calls a second',
    quantity: 'cores',
    explainedBy: 'cores',
    value: ({ drawn, document }) => {
      const calls = rateOf(document) * drawn.structure.hops
      return ratio(busyCores(drawn) - busyCores(withoutMesh({ document, drawn }).drawn), calls / 1000)
    },
  },
  meshLeft: {
    label: 'Delay of the mesh once merged',
    quantity: 'duration',
    explainedBy: 'hops',
    value: ({ drawn, merged, document }) =>
      merged.latency.overall.mean - withoutMesh({ document, drawn }).merged.latency.overall.mean,
  },
  fateApart: {
    label: 'Blast radius of the part, drawn',
    quantity: 'share',
    explainedBy: 'fate',
    value: ({ drawn, of }) => blastOf(drawn, of),
  },
  fateMerged: {
    label: 'Blast radius of the part, merged',
    quantity: 'share',
    explainedBy: 'fate',
    value: ({ merged, of }) => blastOf(merged, of),
  },
  availability: {
    label: 'Availability, drawn',
    quantity: 'share',
    explainedBy: 'fate',
    value: ({ drawn }) => drawn.availability,
  },
  availabilityMerged: {
    label: 'Availability, merged',
    quantity: 'share',
    explainedBy: 'fate',
    value: ({ merged }) => merged.availability,
  },
  teams: {
    label: 'Teams that must release together, merged',
    quantity: 'count',
    explainedBy: 'teams',
    value: ({ merged, document }) => maxTeamsTogether(document.design, merged),
  },
  breakEven: {
    label: 'Utilisation at break-even, of what is kept',
    quantity: 'share',
    explainedBy: 'evens',
    value: ({ document }) => breakEven(document)?.utilization ?? null,
  },
  breakEvenOfOne: {
    label: 'Utilisation at break-even, of one instance',
    quantity: 'share',
    explainedBy: 'evens',
    value: ({ document }) => breakEven(document)?.utilizationOfOne ?? null,
  },
} satisfies Record<string, CaseQuantity>

export type QuantityId = keyof typeof quantities

/** Share of `before` that is saved; negative when it costs more. */
function difference(before: number, after: number): number | null {
  return before > 0 ? 1 - after / before : null
}

function response({ latency }: Scorecard, of: string | undefined) {
  return (of === undefined ? undefined : latency.workloads[`workload:${of}`]) ?? latency.overall
}

function settledResponse(card: Scorecard, of: string | undefined) {
  const completions = asyncCompletion(card)
  return of === undefined ? rows(completions)[0] : completions[`workload:${of}`]
}

function rateOf({ design }: Document, of?: string): number {
  const one = of === undefined ? undefined : design.workloads[`workload:${of}`]
  return one?.rate ?? rows<Workload>(design.workloads).reduce((sum, { rate }) => sum + rate, 0)
}

function blastOf({ placement, blastRadius, sizing }: Scorecard, of: string | undefined): number | null {
  const home: DeployableId | undefined = placement[`service:${of}` as ServiceId]
  const own = rows<DeployableSizing>(sizing).find(({ id }) => id === home)
  return home === undefined || !own ? null : (blastRadius[home] ?? 0)
}
