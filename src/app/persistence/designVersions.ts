/** The design library of this browser, and the versions stored there before another design is opened. */

import { rows } from '../../base/table'
import type { EditorStore } from '../../store/store'
import { designCodec } from './designCodec'
import type { DesignLibrary } from './designLibrary'
import { keyValueStore } from './keyValueStore'
import type { Lineage } from './lineage'

let loaded: Promise<DesignLibrary> | undefined

/** Loaded when first needed. */
export function browserLibrary(): Promise<DesignLibrary> {
  loaded ??= import('./designLibrary').then(({ designLibrary: library }) =>
    library({
      storage: keyValueStore,
      codec: designCodec,
      now: () => Date.now(),
      alone: (task) => (navigator.locks ? navigator.locks.request('hoptax.library', task) : task()),
    }),
  )
  return loaded
}

/** Stores the replaced document whenever another one is opened; returns a function that ends it. */
export function keepVersions(
  store: EditorStore,
  lineage: Lineage,
  load: () => Promise<DesignLibrary> = browserLibrary,
): () => void {
  return store.subscribe((state, before) => {
    const { replacedDocument: displaced } = state
    if (displaced === before.replacedDocument || !displaced || rows(displaced.document.design.services).length === 0)
      return
    const of = lineage.of(displaced.origin)
    load()
      .then((library) => library.keep(displaced.document, `before: ${displaced.name}`, of))
      .catch(() => {
        // Undo still has it, and autosave reports that storage fails.
      })
  })
}
