/**
 * Version 3 is version 2 and, after its last bit, what designs could not express when version 2 was made: what merged
 * deployables run on, internal balancers, discounts; where workloads come from, their answers, closed loops; shared
 * machines and environments kept ready. A design that has none of it is written in an earlier version. NEVER EDIT, see
 * `v1/constants.ts`.
 */

import { rows, tableOf } from '../../../base/table'
import type {
  Assumptions,
  Deployable,
  Discount,
  Document,
  Origin,
  Partition,
  Service,
  Workload,
} from '../../../model/document'
import { choiceColumn, flagColumn, numberColumn, textColumn } from '../v1/columnCodec'
import { maxCounts } from '../v1/constants'
import { withoutUndefined } from '../v1/serviceCodec'
import type { SymbolCoder } from '../v1/symbolCoder'
import { codeText } from '../v1/textCodec'
import { codeExtendedDocument } from '../v2/extendedDocumentCodec'

/** Below 128, of those that `v1/fieldNumbers.ts` leaves free; like values share the number of the earlier field. */
const field = {
  mergedRunsOn: 86,
  balancers: 11,
  discountCount: 38,
  family: 99,
  share: 100,
  why: 107,
  from: 39,
  isPresent: 73,
  response: 64,
  users: 125,
  think: 46,
  machineGroup: 127,
  provisioned: 80,
}
const origins: readonly (Origin | undefined)[] = [undefined, 'internet', 'inside']

/** Whether a document holds what version 2 cannot express. */
export function needsVersion3({ assumptions, design, partition }: Document): boolean {
  const { mergedRunsOn, balancers, discounts } = assumptions
  return (
    mergedRunsOn !== 'same' ||
    balancers !== 'shared' ||
    Object.keys(discounts).length > 0 ||
    rows<Workload>(design.workloads).some(({ from, response, users, think }) => {
      return from !== undefined || response !== undefined || users !== undefined || think !== undefined
    }) ||
    rows<Service>(design.services).some(({ machineGroup, provisionedConcurrency }) => {
      return machineGroup !== undefined || provisionedConcurrency !== undefined
    }) ||
    rows<Deployable>(partition.deployables).some(({ machineGroup }) => machineGroup !== undefined)
  )
}

/** Version 3 of the link. */
export function codeRecentDocument(coder: SymbolCoder, document: Document): Document {
  const read = codeExtendedDocument(coder, document)
  const services = codeServiceAdditions(coder, rows(document.design.services), rows(read.design.services))
  const workloads = codeWorkloadAdditions(coder, rows(document.design.workloads), rows(read.design.workloads))
  return {
    ...read,
    design: { ...read.design, services: tableOf(services), workloads: tableOf(workloads) } as Document['design'],
    partition: codeDeployableAdditions(coder, document.partition, read.partition),
    assumptions: { ...read.assumptions, ...codeAssumptionAdditions(coder, document.assumptions) },
  }
}

function codeServiceAdditions(coder: SymbolCoder, services: readonly Service[], read: readonly Service[]) {
  const machineGroup = textColumn(coder, field.machineGroup)
  const provisioned = optionalColumn(coder, field.provisioned)
  return read.map((row, i) =>
    withoutUndefined<Service>({
      ...row,
      machineGroup: machineGroup(services[i]?.machineGroup),
      provisionedConcurrency: provisioned(services[i]?.provisionedConcurrency),
    }),
  )
}

function codeWorkloadAdditions(coder: SymbolCoder, workloads: readonly Workload[], read: readonly Workload[]) {
  const from = choiceColumn(coder, field.from, origins)
  const [response, users, think] = [
    optionalColumn(coder, field.response),
    optionalColumn(coder, field.users),
    optionalColumn(coder, field.think),
  ]
  return read.map((row, i) => {
    const before = workloads[i]
    return withoutUndefined<Workload>({
      ...row,
      from: from(before?.from),
      response: response(before?.response),
      users: users(before?.users),
      think: think(before?.think),
    })
  })
}

function codeDeployableAdditions(coder: SymbolCoder, { deployables }: Partition, read: Partition): Partition {
  const machineGroup = textColumn(coder, field.machineGroup)
  const coded = rows<Deployable>(read.deployables).map((row) =>
    withoutUndefined<Deployable>({ ...row, machineGroup: machineGroup(deployables[row.id]?.machineGroup) }),
  )
  return { of: read.of, deployables: tableOf(coded) as Partition['deployables'] }
}

type Additions = Pick<Assumptions, 'mergedRunsOn' | 'balancers' | 'discounts'>

function codeAssumptionAdditions(coder: SymbolCoder, assumptions: Assumptions): Additions {
  const { mergedRunsOn } = assumptions
  const runsOn = textColumn(coder, field.mergedRunsOn)(mergedRunsOn === 'same' ? undefined : mergedRunsOn)
  const isPerService = flagColumn(coder, field.balancers)(assumptions.balancers === 'perService')
  const discounts = codeDiscounts(coder, assumptions.discounts)
  return { mergedRunsOn: runsOn ?? 'same', balancers: isPerService ? 'perService' : 'shared', discounts }
}

function codeDiscounts(coder: SymbolCoder, discounts: Assumptions['discounts']): Assumptions['discounts'] {
  const entries = Object.entries<Discount>(discounts)
  const share = numberColumn(coder, field.share)
  const why = textColumn(coder, field.why)
  const size = coder.context(field.discountCount, 4).rowCount(entries.length, maxCounts.entries)
  const coded = Array.from({ length: size }, (_, i) => {
    const [family, discount] = entries[i] ?? ['', { share: 0 }]
    const id = codeText(coder, field.family, family)
    return [id, withoutUndefined<Discount>({ share: share(discount.share), why: why(discount.why) })] as const
  })
  return Object.fromEntries(coded)
}

/** A number that may be absent. */
function optionalColumn(coder: SymbolCoder, number: number): (value: number | undefined) => number | undefined {
  const isPresent = flagColumn(coder, field.isPresent)
  const value = numberColumn(coder, number)
  return (one) => (isPresent(one !== undefined) ? value(one ?? 0) : undefined)
}
