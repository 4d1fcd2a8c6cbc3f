/** The selection as a value. */

import type { Design } from '../../model/document'
import type { Selection } from '../state'

export const emptySelection: Selection = { services: [], calls: [] }

/** Exactly these; the current object if nothing changes. */
export function exactSelection(current: Selection, wanted: Partial<Selection>): Selection {
  const services = wanted.services ?? []
  const calls = wanted.calls ?? []
  return same(current.services, services) && same(current.calls, calls) ? current : { services, calls }
}

/** Without what the design no longer has; the same object if nothing changes. */
export function pruneSelection(selection: Selection, design: Design): Selection {
  const services = selection.services.filter((id) => design.services[id] !== undefined)
  const calls = selection.calls.filter((id) => design.calls[id] !== undefined)
  return exactSelection(selection, { services, calls })
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id, i) => id === others[i])
}
