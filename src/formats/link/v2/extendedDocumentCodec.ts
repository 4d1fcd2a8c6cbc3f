/**
 * Version 2 is version 1 and, after its last bit, what designs could not express when version 1 was made: locked boxes,
 * colours and collapsed frames of deployables, the quotas of a new account, measured figures and the factors fitted to
 * them. A design that has none of it is still written in version 1. NEVER EDIT, see `v1/constants.ts`.
 */

import type {
  Assumptions,
  Color,
  Deployable,
  DeployableId,
  Document,
  Measurements,
  Point,
  ServiceId,
} from '../../../model/document'
import { choiceColumn, flagColumn, numberColumn } from '../v1/columnCodec'
import { codeDocument } from '../v1/documentCodec'
import { withoutUndefined } from '../v1/serviceCodec'
import type { SymbolCoder } from '../v1/symbolCoder'

const field = { account: 119, number: 120, locked: 122, color: 123, collapsed: 124 }
const colors: readonly (Color | undefined)[] = [
  undefined,
  'blue',
  'violet',
  'pink',
  'red',
  'yellow',
  'green',
  'brown',
  'grey',
] as const

/** Whether a document holds what version 1 cannot express. */
export function needsVersion2({ assumptions, partition, layout }: Document): boolean {
  const { newAccount, measured, factors } = assumptions
  if (newAccount || measured !== undefined || factors !== undefined) return true
  return (
    Object.values<Deployable>(partition.deployables).some(({ color, collapsed }) => color !== undefined || collapsed) ||
    Object.values<Point>(layout).some(({ locked }) => locked === true)
  )
}

/** Version 2 of the link. */
export function codeExtendedDocument(coder: SymbolCoder, document: Document): Document {
  const read = codeDocument(coder, document)
  const { of, deployables } = read.partition
  return {
    ...read,
    partition: { of, deployables: codeFrames(coder, document.partition.deployables, deployables) },
    assumptions: { ...read.assumptions, ...codeCalibration(coder, document.assumptions) },
    layout: codeLocks(coder, document.layout, read.layout),
  }
}

function codeFrames(
  coder: SymbolCoder,
  deployables: Document['partition']['deployables'],
  read: Document['partition']['deployables'],
) {
  const [color, collapsed] = [choiceColumn(coder, field.color, colors), flagColumn(coder, field.collapsed)]
  const rows = Object.values<Deployable>(read).map((row) => {
    const before = deployables[row.id]
    const own = { color: color(before?.color), collapsed: collapsed(before?.collapsed === true) || undefined }
    return [row.id, withoutUndefined<Deployable>({ ...row, ...own })] as const
  })
  return Object.fromEntries(rows) as Readonly<Record<DeployableId, Deployable>>
}

function codeLocks(coder: SymbolCoder, layout: Document['layout'], read: Document['layout']): Document['layout'] {
  const isLocked = flagColumn(coder, field.locked)
  const points = Object.entries<Point>(read).map(([id, point]) => {
    const locked = isLocked(layout[id as ServiceId]?.locked === true)
    return [id, locked ? { ...point, locked: true } : point] as const
  })
  return Object.fromEntries(points)
}

type Calibration = Pick<Assumptions, 'newAccount' | 'measured' | 'factors'>

function codeCalibration(coder: SymbolCoder, assumptions: Assumptions): Calibration {
  const flag = flagColumn(coder, field.account)
  const value = numberColumn(coder, field.number)
  const optional = (from: number | undefined) => (flag(from !== undefined) ? value(from ?? 0) : undefined)
  const newAccount = flag(assumptions.newAccount)
  const isMeasured = flag(assumptions.measured !== undefined)
  const { p50, p99, monthly } = assumptions.measured ?? {}
  const measured = isMeasured
    ? withoutUndefined<Measurements>({ p50: optional(p50), p99: optional(p99), monthly: optional(monthly) })
    : undefined
  const isFitted = flag(assumptions.factors !== undefined)
  const { work, hop, price } = assumptions.factors ?? { work: 1, hop: 1, price: 1 }
  const factors = isFitted ? { work: value(work, 1), hop: value(hop, 1), price: value(price, 1) } : undefined
  return withoutUndefined<Calibration>({ newAccount, measured, factors })
}
