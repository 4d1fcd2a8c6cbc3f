/** Edits of what was assumed. */

import { put, without } from '../../base/table'
import type { AssumedInput, Assumptions, Edit, Override } from '../document'
import { patchRow } from './patch'

export function setAssumptions(patch: Partial<Assumptions>): Edit {
  return (document) => {
    const assumptions = patchRow(document.assumptions, patch)
    return assumptions === document.assumptions ? document : { ...document, assumptions }
  }
}

/** Another value for a fact of the catalog; undefined: what the catalog says. */
export function overrideFact(fact: string, override: Override | undefined): Edit {
  return (document) => {
    const before = document.assumptions.overrides
    const known = Object.hasOwn(before, fact) ? before[fact] : undefined
    const same = known && override && patchRow(known, { range: undefined, why: undefined, ...override }) === known
    if (same) return document
    const overrides = override ? put(before, fact, override) : without(before, (_, id) => id === fact)
    return setAssumptions({ overrides })(document)
  }
}

/** Doubt about an input, by its path in the file; undefined: it was measured. */
export function setAssumed(path: string, doubt: AssumedInput | undefined): Edit {
  return (document) => {
    const assumed = doubt ? put(document.assumed, path, doubt) : without(document.assumed, (_, id) => id === path)
    return assumed === document.assumed ? document : { ...document, assumed }
  }
}
