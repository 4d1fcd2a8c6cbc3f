/** Why some services should not share a deployable, in words, and the edit that overrules it where one may. */

import { rows } from '../../base/table'
import type { Document, Edit, Service, ServiceId } from '../../model/document'
import { setAssumptions } from '../../model/edits/assumptionEdits'
import { isLocked, lockServices } from '../../model/edits/layoutEdits'
import { kindForms } from '../../model/kinds/index'
import type { Offer } from '../state'

/** Why a merge is refused, and the edit that makes it all the same. */
export interface MergeRefusal {
  readonly text: string
  /** Undefined: it cannot be overruled. */
  readonly offer?: Offer
}

/** Undefined when the merge is allowed [L3] [L4] [L5]. `merge` is the edit that would be made. */
export function mergeRefusal(document: Document, chosen: readonly ServiceId[], merge: Edit): MergeRefusal | undefined {
  const services = rows(document.design.services).filter((service) => chosen.includes(service.id))
  const locked = services.filter((service) => isLocked(document, service.id))
  if (locked.length > 0) return ofLocked(locked, merge)
  const databases = services.length > 1 && services.every((service) => service.kind === 'database')
  if (databases) return document.assumptions.mergeDatabases ? undefined : ofDatabases(services, merge)
  for (const service of services) {
    const { group, label } = kindForms[service.kind]
    if (group === 'kept' && !service.dissolves) {
      return { text: `${service.name} stays where it is: ${article(label)} is remote on both sides.` }
    }
    if (group !== 'mergeable') {
      return {
        text: `${service.name} dissolves by itself, once all that it connects runs in one deployable.`,
      }
    }
  }
  if (document.assumptions.overruleKeepApart) return undefined
  const offer = { label: 'Merge anyway', name: 'Merge', edit: merge }
  const apart = services.find((service) => service.keepApart !== undefined)
  if (apart) return { text: `${apart.name} is to stay apart: ${apart.keepApart}.`, offer }
  const [one, other] = differing(services)
  if (one && other) {
    return { text: `${one.name} runs on ${one.runtime}, ${other.name} on ${other.runtime}.`, offer }
  }
  return undefined
}

function ofLocked(locked: readonly Service[], merge: Edit): MergeRefusal {
  const names = locked.map((service) => service.name).join(', ')
  const unlock = lockServices(
    locked.map((service) => service.id),
    false,
  )
  return {
    text: `${names} ${locked.length === 1 ? 'is' : 'are'} locked.`,
    offer: { label: 'Unlock and merge', name: 'Merge', edit: (document) => merge(unlock(document)) },
  }
}

function ofDatabases(services: readonly Service[], merge: Edit): MergeRefusal {
  const names = services.map((service) => service.name).join(' and ')
  const allow = setAssumptions({ mergeDatabases: true })
  return {
    text: `${names} stay two databases, unless you ask for databases to be merged too.`,
    offer: { label: 'Merge databases too', name: 'Merge databases', edit: (document) => merge(allow(document)) },
  }
}

function differing(services: readonly Service[]): readonly [Service | undefined, Service | undefined] {
  const named = services.filter((service) => service.runtime !== undefined)
  return [named[0], named.find((service) => service.runtime !== named[0]?.runtime)]
}

function article(label: string): string {
  const word = label.toLowerCase()
  return word === 'external' ? 'what others run' : `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}
