/** Edits of title and notes. None of them changes a figure. */

import type { Edit } from '../document'
import { patchRow } from './patchRow'

export function renameDocument(name: string): Edit {
  return (document) => patchRow(document, { name })
}

export function setNotes(notes: string): Edit {
  return (document) => patchRow(document, { notes })
}
