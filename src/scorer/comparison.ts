/**
 * Both sides of the question: the design as drawn, and its merged twin, scored by the same rules on the same
 * catalog. The last scorecard of each side is memoised by the identity of its inputs, so that moving a box scores one
 * side.
 */

import { memo, memoWeak } from '../base/memo'
import { failure, type Result, success } from '../base/result'
import { rows } from '../base/table'
import { runToEnd, type Task } from '../base/task'
import type { Catalog } from '../catalog/catalog'
import { catalogs } from '../catalog/index'
import { manifest } from '../catalog/manifest'
import { newAccount } from '../catalog/newAccount'
import { checkedOverrides, withOverrides } from '../catalog/overrides'
import { coarsest } from '../model/coarsest'
import { deployable } from '../model/constructors'
import type { Assumptions, Deployable, Design, Document, Partition, Service } from '../model/document'
import { kindForms } from '../model/kinds/index'
import { blocks, deployableOf, split } from '../model/partition'
import { hardwareSeparation } from './measures/hardwareSeparation'
import type { Comparison, Scorecard } from './result/scorecard'
import { score } from './score'
import { scoredBridge } from './scoredBridge'

/** The catalog of a design that names none. */
export const defaultCatalog = 'aws.us-east-1'

/** Problems: an unknown catalog, offer or fact; a divergent circle of calls. */
export function compare(document: Document, catalogOverride?: Catalog): Result<Comparison> {
  return runToEnd(compareTask(document, catalogOverride))
}

/** `compare` as a task that yields between the two sides. */
export function* compareTask(
  { design, partition, assumptions }: Document,
  catalogOverride?: Catalog,
): Task<Result<Comparison>> {
  const base = catalogOverride ?? catalogFor(design, assumptions)
  if (!base) return missing(assumptions.catalog ?? '')
  const overrides = checkedOverrides(base, assumptions.overrides)
  if (!overrides.ok) return overrides
  const catalog = assumedCatalog(base, assumptions)
  const drawn = scoreDrawn(design, partition, catalog, assumptions)
  if (!drawn.ok) return drawn
  yield 0.5
  const merged = scoreMerged(design, mergedTwin(design, partition, catalog, assumptions), catalog, assumptions)
  if (!merged.ok) return merged
  const bridge = scoredBridge({
    design,
    catalog,
    assumptions,
    cards: { drawn: drawn.value, merged: merged.value },
    partitionOf: (side, changed) => (side === 'drawn' ? partition : mergedTwin(design, partition, catalog, changed)),
  })
  return success({
    catalog: { id: catalog.id, asOf: catalog.asOf },
    drawn: drawn.value,
    merged: merged.value,
    get bridge() {
      return bridge()
    },
  })
}

/** One more partition of a document, such as a proposed one. Errors: as of `compare`. */
export function scorePartition({ design, assumptions }: Document, partition: Partition): Result<Scorecard> {
  const base = catalogFor(design, assumptions)
  if (!base) return missing(assumptions.catalog ?? '')
  return score(design, partition, assumedCatalog(base, assumptions), assumptions)
}

/** The catalog that a document names and that is listed but not loaded yet (`loadCatalog`); undefined where there is none. */
export function catalogToLoad({ assumptions: { catalog } }: Pick<Document, 'assumptions'>): string | undefined {
  if (catalog === undefined || Object.hasOwn(catalogs, catalog)) return undefined
  return Object.hasOwn(manifest, catalog) ? catalog : undefined
}

function missing(id: string): Result<never> {
  const entry = Object.hasOwn(manifest, id) ? manifest[id] : undefined
  const why = entry ? `the catalog ${entry.label} is not loaded yet` : `there is no catalog "${id.slice(0, 60)}"`
  return failure('assumptions.catalog', why)
}

/** A catalog with the quotas of a new account, as far as they are known. */
export const withNewAccountQuotas = memoWeak((base: Catalog) => withOverrides(base, newAccount(base)?.changes ?? {}))

/** A catalog as the assumptions have it: with the quotas of a new account if it is one, then the author's overrides. */
export function assumedCatalog(base: Catalog, { newAccount, overrides }: Assumptions): Catalog {
  return overridden(newAccount ? withNewAccountQuotas(base) : base, overrides)
}

/** The catalog that the assumptions name; else `ideal` if all services run on ideal machines; else the default. */
export function catalogFor(design: Design, assumptions: Assumptions): Catalog | undefined {
  if (assumptions.catalog !== undefined) {
    return Object.hasOwn(catalogs, assumptions.catalog) ? catalogs[assumptions.catalog] : undefined
  }
  return catalogs[isIdeal(design.services) ? 'ideal' : defaultCatalog]
}

const isIdeal = memoWeak((of: Design['services']) => {
  const services = rows<Service>(of).filter(({ kind }) => !kindForms[kind].alone)
  return services.length > 0 && services.every(({ runsOn }) => runsOn?.startsWith('ideal.'))
})

/**
 * The coarsest partition, less what hardware keeps apart [L5]: a module that needs special hardware would force
 * it on every replica, so it joins only where all need it or the user overrules. The choices for a deployable of the
 * drawing (its offer, its replicas) hold for the deployable of the twin that has the same services.
 */
function mergedTwin(design: Design, partition: Partition, catalog: Catalog, assumptions: Assumptions): Partition {
  const whole = movedAlone(wholeOf(design.services, catalog, assumptions), design.services, assumptions)
  const chosen = chosenIn(partition, design.services)
  return chosen === undefined ? whole : withChoices(whole, design.services, chosen)
}

/**
 * Where there is one service of own code, nothing is merged: the twin is that service, moved to the offer that the
 * assumptions name [L8a].
 */
const movedAlone = memo((whole: Partition, services: Design['services'], { mergedRunsOn }: Assumptions): Partition => {
  if (mergedRunsOn === 'same' || mergedRunsOn === 'cheapest') return whole
  const own = rows<Service>(services).filter(({ kind }) => kindForms[kind].group === 'mergeable')
  const [only] = own
  if (!only || own.length > 1) return whole
  const id = deployableOf(whole, only.id)
  const moved = { ...(whole.deployables[id] ?? deployable(id)), runsOn: mergedRunsOn }
  return { of: { ...whole.of, [only.id]: id }, deployables: { ...whole.deployables, [id]: moved } }
})

/** The choices for deployables, by their members, as text; undefined where there are none. */
const chosenIn = memo((partition: Partition, services: Design['services']): string | undefined => {
  const chosen = new Map<string, Deployable>()
  for (const [id, members] of blocks(partition, services)) {
    const row = partition.deployables[id]
    if (row?.runsOn !== undefined || row?.replicas !== undefined) chosen.set(members.join(), row)
  }
  return chosen.size === 0 ? undefined : JSON.stringify([...chosen])
})

const wholeOf = memo((services: Design['services'], catalog: Catalog, assumptions: Assumptions): Partition => {
  const whole = coarsest({ services }, assumptions)
  return assumptions.overruleKeepApart ? whole : split(whole, services, hardwareSeparation({ services }, catalog))
})

/** Memoised by the text of the choices, so that an edit elsewhere in the partition leaves the twin as it is. */
const withChoices = memo((whole: Partition, services: Design['services'], text: string): Partition => {
  const chosen = new Map(JSON.parse(text) as [string, Deployable][])
  const of = { ...whole.of }
  const deployables = { ...whole.deployables }
  for (const [id, members] of blocks(whole, services)) {
    const row = chosen.get(members.join())
    if (!row) continue
    for (const service of members) of[service] = id
    deployables[id] = { ...row, id }
  }
  return { of, deployables }
})

const overridden = memo(withOverrides)
const scoreDrawn = memo(score)
const scoreMerged = memo(score)
