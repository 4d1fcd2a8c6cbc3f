/** Before anything takes the place of the design on screen, that design goes into the library by itself. */

import { rows } from '../../base/table'
import type { EditorStore } from '../../store/store'
import { designCodec } from './designCodec'
import type { DesignLibrary } from './designLibrary'
import { keyValueStore } from './keyValueStore'

let made: Promise<DesignLibrary> | undefined

/** The library of this browser; brought when it is first needed. */
export function browserLibrary(): Promise<DesignLibrary> {
  made ??= import('./designLibrary').then(({ designLibrary: library }) =>
    library({
      storage: keyValueStore,
      codec: designCodec,
      now: () => Date.now(),
      alone: (task) => (navigator.locks ? navigator.locks.request('hoptax.library', task) : task()),
    }),
  )
  return made
}

export function keepVersions(store: EditorStore, brought: () => Promise<DesignLibrary> = browserLibrary): () => void {
  return store.subscribe((state, before) => {
    const { replacedDocument: displaced } = state
    if (displaced === before.replacedDocument || !displaced || rows(displaced.document.design.services).length === 0)
      return
    brought()
      .then((library) => library.keep(displaced.document, `before: ${displaced.name}`))
      .catch(() => {
        // Undo still has it; what cannot be stored is said by autosave.
      })
  })
}
