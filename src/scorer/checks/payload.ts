/** Too large: a request or response above the maximum of a managed part [K16]. */

import { bytes } from '../../base/quantityFormat'
import { type Bytes, gibibyte, kibibyte, mebibyte } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import { findFact } from '../../catalog/lookup'
import type { Call } from '../../model/document'
import type { Crossing, DeployableBox } from '../crossings/crossings'
import { crossingsWhere } from '../crossings/filters'
import type { Check } from './check'
import { servicesIn } from './findingText'

/** Units of quotas: a KB is 1,024 bytes. */
const units: Readonly<Record<string, number>> = {
  KB: kibibyte,
  KiB: kibibyte,
  MB: mebibyte,
  MiB: mebibyte,
  GB: gibibyte,
}

export const payload: Check = {
  label: 'Too large',
  findings: (context) =>
    crossingsWhere(context, isTooLarge).map((crossing) => {
      const { call, from, to } = crossing
      const box = isTooLargeFor(to, crossing, context.catalog) ? to : from
      const allowed = bytes(maxPayload(context.catalog, box, crossing))
      return {
        check: 'payload',
        of: call.id,
        text: `${bytes(largest(call))} are more than ${servicesIn(context, box.id)} takes at once (${allowed}): hand over a reference to a store, or smaller pieces.`,
      }
    }),
}

function isTooLarge(crossing: Crossing, catalog: Catalog): boolean {
  return isTooLargeFor(crossing.to, crossing, catalog) || isTooLargeFor(crossing.from, crossing, catalog)
}

function isTooLargeFor(end: DeployableBox, crossing: Crossing, catalog: Catalog): boolean {
  return largest(crossing.call) > maxPayload(catalog, end, crossing)
}

function largest({ request, response }: Call): Bytes {
  return Math.max(request, response)
}

function maxPayload(catalog: Catalog, { offer }: DeployableBox, { call, to }: Crossing): number {
  const { payload, payloadAsync, payloadToFunction } = offer?.limits ?? {}
  const id =
    call.mode === 'async' && to.offer === offer
      ? (payloadAsync ?? payload)
      : to.offer?.platform === 'function'
        ? (payloadToFunction ?? payload)
        : payload
  const fact = id === undefined ? undefined : findFact(catalog, id)
  return (fact?.value ?? Infinity) * (units[fact?.unit.split(' ')[0] ?? ''] ?? 1)
}
