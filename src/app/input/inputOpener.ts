/**
 * Opens pasted text, chosen or dropped files, and links. Input is read in the worker and opened as one undo step, with a
 * notice of the repairs; input that cannot be read changes nothing, and a notice says why.
 */

import { sentence } from '../../base/result'
import { recogniseLink } from '../../formats/link/recogniseLink'
import type { EditorStore } from '../../store/store'
import { dismissErrors } from '../page/dismissErrors'
import type { ReaderClient } from './readerClient'
import type { InputSource, OpenedDesign, ReaderTask } from './readerProtocol'

/** Opens text or files as the design on screen. */
export interface InputOpener {
  /** Resolves to true if a design was opened. */
  readonly text: (text: string, name?: string) => Promise<boolean>
  readonly files: (files: readonly File[]) => Promise<boolean>
}

/** The reader's own limit, checked before a file is read into memory. */
const maxBytes = 32 * 1024 * 1024
const maxFiles = 100

/** An opener that reads with the worker and replaces the document of the store. */
export function inputOpener(store: EditorStore, reader: ReaderClient): InputOpener {
  const open = async (task: ReaderTask, named: string): Promise<boolean> => {
    const result = await reader.read(task)
    dismissErrors(store)
    if (!result.ok) {
      store.getState().notify('error', `${named}: ${sentence(result.problem)}`)
      return false
    }
    show(store, result.value)
    return true
  }
  return {
    text: (text, name = 'What was pasted') => {
      const fragment = recogniseLink(text)
      return open(
        fragment === undefined ? { read: [{ name, text }] } : { link: fragment },
        fragment ? 'The link' : name,
      )
    },
    files: async (files) => {
      const names = files.length === 1 ? (files[0]?.name ?? 'The file').slice(0, 80) : `${files.length} files`
      const total = files.reduce((sum, file) => sum + file.size, 0)
      if (files.length > maxFiles || total > maxBytes) {
        const size = `${Math.ceil(total / 1024 / 1024)} MiB in ${files.length} ${files.length === 1 ? 'file' : 'files'}`
        store.getState().notify('error', `${names}: ${size}; at most 32 MiB in ${maxFiles} files can be read at once.`)
        return false
      }
      const sources: InputSource[] = []
      for (const file of files) {
        try {
          sources.push({ name: file.name, bytes: await file.arrayBuffer() })
        } catch {
          store.getState().notify('error', `${file.name.slice(0, 80)}: the browser could not read the file.`)
          return false
        }
      }
      return open({ read: sources }, names)
    },
  }
}

function show(store: EditorStore, opened: OpenedDesign): void {
  const { document, warnings, format, summary } = opened
  store.getState().open(format.startsWith('Hoptax') ? 'Open a design' : `Import ${format}`, document)
  if (warnings.length === 0 && summary === '') return
  const tone = warnings.length > 0 ? 'warning' : 'info'
  const repairs = warnings.length === 0 ? '' : ` ${warnings.length} ${warnings.length === 1 ? 'remark' : 'remarks'}.`
  store.getState().notify(tone, `${format}: ${summary}.${repairs} Undo brings back what was here.`, warnings)
}
