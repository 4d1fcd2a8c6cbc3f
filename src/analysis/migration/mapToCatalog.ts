/**
 * The same design on another provider: every host is mapped to the nearest equivalent offer, and the mapping is
 * explained. Overrides of facts that the other catalog does not have are dropped, as a price of one provider means
 * nothing on the other.
 */

import { rows, type Table } from '../../base/table'
import type { Catalog } from '../../catalog/catalog'
import { equivalentOffer } from '../../catalog/equivalentOffer'
import { findFact } from '../../catalog/lookup'
import { findOffer } from '../../catalog/offer'
import type {
  Assumptions,
  Deployable,
  DeployableId,
  Document,
  Edit,
  Override,
  Service,
  ServiceId,
} from '../../model/document'
import { blocks } from '../../model/partition'
import { catalogFor } from '../../scorer/comparison'

/** Hosts and overrides after a change of catalog. */
export interface CatalogMapping {
  readonly services: Table<ServiceId, string>
  readonly deployables: Table<DeployableId, string>
  readonly overrides: Table<string, Override>
  /** What merged deployables run on [L8a]: the equal of a named offer, else the platform of their members. */
  readonly mergedRunsOn: Assumptions['mergedRunsOn']
  /** One sentence per replaced offer, and for what has no equivalent; empty where the design names no offer. */
  readonly notes: readonly string[]
}

/** Hosts after a change of catalog; rows on the default of their kind need no mapping. */
export function mapToCatalog({ design, partition, assumptions }: Document, from: Catalog, to: Catalog): CatalogMapping {
  const notes = new Map<string, string[]>()
  const note = (sentence: string, of: string) => notes.set(sentence, [...(notes.get(sentence) ?? []), of])
  const equivalentOf = (runsOn: string, kind: string, of: string): string | undefined => {
    const before = findOffer(from, runsOn)
    if (!before.ok) {
      note(`"${runsOn.slice(0, 60)}" was nothing that ${from.label} offers: the default is taken`, of)
      return undefined
    }
    const equivalent = equivalentOffer(to, before.value, kind)
    if (!equivalent) {
      note(`${before.value.label} has no equal at ${to.label}: its default is taken`, of)
      return undefined
    }
    const differs = equivalent.differs.length === 0 ? '' : ` (${equivalent.differs.join(', ')})`
    if (equivalent.offer.label !== before.value.label || differs !== '') {
      note(`${before.value.label} → ${equivalent.offer.label}${differs}`, of)
    }
    return equivalent.offer.id
  }
  const services: Record<ServiceId, string> = {}
  for (const { id, name, kind, runsOn } of rows<Service>(design.services)) {
    const mapped = runsOn === undefined ? undefined : equivalentOf(runsOn, kind, name)
    if (mapped !== undefined) services[id] = mapped
  }
  const members = blocks(partition, design.services)
  const deployables: Record<DeployableId, string> = {}
  for (const { id, name, runsOn } of rows<Deployable>(partition.deployables)) {
    const first = members.get(id)?.[0]
    const kind = (first && design.services[first]?.kind) ?? 'service'
    const mapped = runsOn === undefined ? undefined : equivalentOf(runsOn, kind, name)
    if (mapped !== undefined) deployables[id] = mapped
  }
  const { mergedRunsOn: before } = assumptions
  const isOffer = before !== 'same' && before !== 'cheapest'
  const mergedRunsOn = isOffer ? (equivalentOf(before, 'service', 'The merged side') ?? 'same') : before
  const unknown = Object.keys(assumptions.overrides).filter((id) => !findFact(to, id))
  const retained = Object.entries(assumptions.overrides).filter(([id]) => !unknown.includes(id))
  return {
    services,
    deployables,
    overrides: Object.fromEntries(retained),
    mergedRunsOn,
    notes: [
      ...[...notes].map(([sentence, of]) => `${of.join(', ')}: ${sentence}.`),
      ...(unknown.length === 0
        ? []
        : [
            `Left behind, because ${to.label} knows no such value: ${unknown.map((id) => findFact(from, id)?.label ?? id).join('; ')}.`,
          ]),
    ],
  }
}

/** One edit that changes the catalog and every named offer. */
export function migrateToCatalog(to: Catalog): Edit {
  return (document) => {
    const { design, partition, assumptions } = document
    const from = catalogFor(design, assumptions)
    if (!from || (from.id === to.id && assumptions.catalog === to.id)) return document
    const { services, deployables, overrides, mergedRunsOn } = mapToCatalog(document, from, to)
    return {
      ...document,
      design: { ...design, services: running<ServiceId, Service>(design.services, services) },
      partition: {
        ...partition,
        deployables: running<DeployableId, Deployable>(partition.deployables, deployables),
      },
      assumptions: { ...assumptions, catalog: to.id, asOf: to.asOf, overrides, mergedRunsOn },
    }
  }
}

/** Rows with their new hosts; rows without an equivalent run on the default of their kind. */
function running<Id extends string, Row extends { readonly id: Id; readonly runsOn?: string }>(
  table: Table<Id, Row>,
  on: Table<Id, string>,
): Table<Id, Row> {
  const moved = rows<Row>(table).map((row): readonly [Id, Row] => {
    const { runsOn: before, ...rest } = row
    const after = on[row.id]
    if (before === after) return [row.id, row]
    return [row.id, (after === undefined ? rest : { ...rest, runsOn: after }) as Row]
  })
  return Object.fromEntries(moved) as Table<Id, Row>
}
