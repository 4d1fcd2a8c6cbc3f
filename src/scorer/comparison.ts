/**
 * Both sides of the question: the design as drawn, and its merged twin, scored by the same rules on the same
 * catalog. Pieces that an edit leaves alone are remembered by identity, so that moving a box scores one side.
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
import type { Assumptions, Deployable, Design, Document, Partition, Service } from '../model/document'
import { blocks, split } from '../model/partition'
import { hardwareSeparation } from './measures/hardwareSeparation'
import type { Comparison, Scorecard } from './result/scorecard'
import { score } from './score'

export const defaultCatalog = 'aws.us-east-1'

/** Errors: a catalog, an offer or a value of the catalog that we do not have, a circle of calls that never ends. */
export function compare(document: Document, given?: Catalog): Result<Comparison> {
  return runToEnd(compareTask(document, given))
}

/** The same, side by side: where somebody waits at the page, it can do something else between the two. */
export function* compareTask({ design, partition, assumptions }: Document, given?: Catalog): Task<Result<Comparison>> {
  const base = given ?? catalogFor(design, assumptions)
  if (!base) return missing(assumptions.catalog ?? '')
  const known = checkedOverrides(base, assumptions.overrides)
  if (!known.ok) return known
  const catalog = assumedCatalog(base, assumptions)
  const drawn = scoreDrawn(design, partition, catalog, assumptions)
  if (!drawn.ok) return drawn
  yield 0.5
  const merged = scoreMerged(design, mergedTwin(design, partition, catalog, assumptions), catalog, assumptions)
  if (!merged.ok) return merged
  return success({ catalog: { id: catalog.id, asOf: catalog.asOf }, drawn: drawn.value, merged: merged.value })
}

/** One more partition of a document, such as a proposed one. Errors: as of `compare`. */
export function scorePartition({ design, assumptions }: Document, partition: Partition): Result<Scorecard> {
  const base = catalogFor(design, assumptions)
  if (!base) return missing(assumptions.catalog ?? '')
  return score(design, partition, assumedCatalog(base, assumptions), assumptions)
}

/**
 * The catalog that a document names and that is not here yet, though it is listed: load it (`loadCatalog`) and score
 * again. Undefined: nothing is to be waited for.
 */
export function catalogToLoad({ assumptions: { catalog } }: Pick<Document, 'assumptions'>): string | undefined {
  if (catalog === undefined || Object.hasOwn(catalogs, catalog)) return undefined
  return Object.hasOwn(manifest, catalog) ? catalog : undefined
}

function missing(id: string): Result<never> {
  const known = Object.hasOwn(manifest, id) ? manifest[id] : undefined
  const why = known ? `the catalog ${known.label} is not loaded yet` : `there is no catalog "${id.slice(0, 60)}"`
  return failure('assumptions.catalog', why)
}

/** The same with the quotas of a new account, as far as they are known. */
export const withNewAccountQuotas = memoWeak((base: Catalog) => withOverrides(base, newAccount(base)?.changes ?? {}))

/** A catalog as the assumptions have it: with the quotas of a new account if it is one, then what the author changed. */
export function assumedCatalog(base: Catalog, { newAccount, overrides }: Assumptions): Catalog {
  return overridden(newAccount ? withNewAccountQuotas(base) : base, overrides)
}

/** What the assumptions name; else `ideal` when everything that says where it runs says so; else the usual one. */
export function catalogFor(design: Design, assumptions: Assumptions): Catalog | undefined {
  if (assumptions.catalog !== undefined) {
    return Object.hasOwn(catalogs, assumptions.catalog) ? catalogs[assumptions.catalog] : undefined
  }
  return catalogs[isIdeal(design.services) ? 'ideal' : defaultCatalog]
}

const isIdeal = memoWeak((of: Design['services']) => {
  const services = rows<Service>(of).filter(({ kind }) => kind !== 'client' && kind !== 'external')
  return services.length > 0 && services.every(({ runsOn }) => runsOn?.startsWith('ideal.'))
})

/**
 * The coarsest partition, less what hardware keeps apart [L5]: a module that needs special hardware would force
 * it on every replica, so it joins only where all need it or the user overrules. What was chosen for a deployable
 * of the drawing (what it runs on, its replicas) stands for the deployable of the twin that holds the same services.
 */
function mergedTwin(design: Design, partition: Partition, catalog: Catalog, assumptions: Assumptions): Partition {
  const whole = wholeOf(design.services, catalog, assumptions)
  const chosen = chosenIn(partition, design.services)
  return chosen === undefined ? whole : withChoices(whole, design.services, chosen)
}

/** What was chosen for deployables, by their members, as text; undefined if nothing was. */
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

/** Remembered by the text of the choices, so that an edit elsewhere in the partition leaves the twin as it is. */
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
