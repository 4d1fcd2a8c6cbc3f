/** Columns of the offer and the replicas of a service. */

import { failure, type Result, success } from '../../base/result'
import { rows } from '../../base/table'
import { catalogs } from '../../catalog/index'
import type { Document, Edit, Replicas, Service } from '../../model/document'
import { editService } from '../../model/edits/serviceEdits'
import { shownBounds } from '../../model/fields/fieldSpec'
import { replicaCount, scalingFields } from '../../model/fields/replicasFields'
import { serviceFields } from '../../model/fields/serviceFields'
import { comparison } from '../../store/reading/selectors'
import { store } from '../../store/useStore'
import { offerName } from '../figures/offerName'
import type { RowColumn } from './editableTable'

const { runsOn, replicas } = serviceFields
const counts = shownBounds(replicaCount)
const defaultShare = String(100 * scalingFields.targetUtilization.default)

/** Offers that the message names when an offer is invalid. */
const maxNamed = 4

/** What a service runs on, by the id or label of an offer. */
export const runsOnColumn: RowColumn<Service> = {
  label: runsOn.label,
  text: ({ runsOn: offer }, document) =>
    offer ? offerName(comparison(store.getState(), document).catalog.id, offer) : runsOn.placeholder,
  write: (typed, { id, kind, runsOn: now }, document) => {
    const text = typed.trim().toLowerCase()
    if (text === '' || text === runsOn.placeholder) return success(editService(id, { runsOn: undefined }))
    const catalog = comparison(store.getState(), document).catalog.id
    if (now && [now, offerName(catalog, now)].some((name) => name.toLowerCase() === text)) return success(unchanged)
    const offers = rows(catalogs[catalog]?.offers ?? {}).filter(({ kinds }) => kinds.includes(kind))
    const match = offers.find((offer) => offer.id.toLowerCase() === text || offer.label.toLowerCase() === text)
    if (match) return success(editService(id, { runsOn: match.id }))
    const names = offers.slice(0, maxNamed).map(({ label }) => label)
    const further = offers.length > maxNamed ? ` and ${offers.length - maxNamed} more` : ''
    return failure('', `There is no such offer for this kind: there are ${names.join('; ')}${further}.`)
  },
}

/** Replicas as text: "auto", "3", "2 to 10 at 60 %". */
export const replicasColumn: RowColumn<Service> = {
  label: replicas.label,
  numeric: true,
  text: ({ replicas: count }) => written(count),
  write: (typed, { id, replicas: now }) => {
    const text = typed.trim().toLowerCase()
    if (text === written(now)) return success(unchanged)
    const read = readReplicas(text)
    return read.ok ? success(editService(id, { replicas: read.value })) : read
  },
}

const unchanged: Edit = (document: Document) => document

function written(count: Replicas | undefined): string {
  if (count === undefined) return replicas.placeholder
  if (typeof count === 'number') return String(count)
  return `${count.min} to ${count.max} at ${Math.round(count.targetUtilization * 100)} %`
}

function readReplicas(text: string): Result<Replicas | undefined> {
  if (text === '' || text === replicas.placeholder) return success(undefined)
  const [, min, max, share = defaultShare] =
    /^(\d{1,6}) ?(?:to|-|–|…) ?(\d{1,6})(?: ?at (\d{1,3}) ?%)?$/.exec(text) ?? []
  const bounds = { min: Number(min), max: Number(max), targetUtilization: Number(share) / 100 }
  const { targetUtilization: target } = bounds
  if (min !== undefined && bounds.max >= Math.max(1, bounds.min) && target > 0 && target <= 1) return success(bounds)
  const count = Number(text)
  if (Number.isInteger(count) && count >= counts.min && count <= counts.max) return success(count)
  return failure('', `“${text.slice(0, 40)}” is no number of replicas: say auto, 3, or 2 to 10 at 60 %.`)
}
