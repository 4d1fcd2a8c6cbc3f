/** Edits of what was assumed. */

import { put, without } from '../../base/table'
import type { Assumed, Assumptions, Edit, Override } from '../document'
import { patched } from './patch'

export function setAssumptions(patch: Partial<Assumptions>): Edit {
  return (document) => {
    const assumptions = patched(document.assumptions, patch)
    return assumptions === document.assumptions ? document : { ...document, assumptions }
  }
}

/** Another value for a fact of the catalog; undefined: what the catalog says. */
export function overrideFact(fact: string, override: Override | undefined): Edit {
  return (document) => {
    const before = document.assumptions.overrides
    const known = Object.hasOwn(before, fact) ? before[fact] : undefined
    const same = known && override && patched(known, { range: undefined, why: undefined, ...override }) === known
    if (same) return document
    const overrides = override ? put(before, fact, override) : without(before, (_, id) => id === fact)
    return setAssumptions({ overrides })(document)
  }
}

/** Doubt about an input, by its path in the file; undefined: it was measured. */
export function setAssumed(path: string, doubt: Assumed | undefined): Edit {
  return (document) => {
    const assumed = doubt ? put(document.assumed, path, doubt) : without(document.assumed, (_, id) => id === path)
    return assumed === document.assumed ? document : { ...document, assumed }
  }
}
