/**
 * Catalogs come when a design names them. Until then its figures are those of before; when one is here, the design
 * is scored again. Choosing another one moves the design there, as one undo step, and says what became of what.
 */

import type { Catalog } from '../../catalog/catalog'
import { manifest } from '../../catalog/manifest'
import type { Document, Edit } from '../../model/document'
import { setAssumptions } from '../../model/edits/assumptionEdits'
import type { EditorStore } from '../../store/store'
import { dismissErrors } from '../page/dismissErrors'

export type LoadCatalog = (id: string) => Promise<Catalog | undefined>

// The scorer and its catalogs are no part of the first load: what asks for them waits until they are here.
const scoring = () => import('../../scorer/comparison')
const loadCatalog: LoadCatalog = async (id) => (await import('../../catalog/index')).loadCatalog(id)

/** Brings whatever catalog the design on screen waits for. */
export function loadNeededCatalogs(store: EditorStore, load: LoadCatalog = loadCatalog): () => void {
  const coming = new Set<string>()
  const bring = async (document: Document) => {
    const { catalog } = document.assumptions
    if (catalog === undefined || (Object.hasOwn(manifest, catalog) && !manifest[catalog]?.load)) return
    const id = (await scoring()).catalogToLoad(document)
    if (id === undefined || coming.has(id)) return
    coming.add(id)
    load(id)
      .then(
        () => store.getState().refresh(),
        () => store.getState().notify('error', unreachable(id)),
      )
      .finally(() => coming.delete(id))
  }
  void bring(store.getState().document)
  return store.subscribe((state, before) => {
    if (state.document !== before.document) void bring(state.document)
  })
}

/** To another catalog, or (undefined) back to the one that what is drawn asks for. */
export async function changeCatalog(
  store: EditorStore,
  id: string | undefined,
  load: LoadCatalog = loadCatalog,
): Promise<void> {
  const { design, assumptions } = store.getState().document
  const coming = Promise.all([scoring(), import('../../analysis/migration/mapToCatalog')])
  const [scorer, provider] = await coming.catch(() => [])
  const wanted = id ?? scorer?.catalogFor(design, { ...assumptions, catalog: undefined })?.id
  const to = wanted === undefined ? undefined : await load(wanted).catch(() => undefined)
  if (!to || !scorer || !provider) {
    store.getState().notify('error', unreachable(wanted ?? ''))
    return
  }
  store.getState().refresh()
  // What is on screen now: it may have been edited while the catalog came.
  const { document, edit, notify } = store.getState()
  const from = scorer.catalogFor(document.design, document.assumptions)
  const notes = from && from.id !== to.id ? provider.mapToCatalog(document, from, to).notes : []
  dismissErrors(store)
  edit('Change the catalog', moved(provider.migrateToCatalog(to), id === undefined))
  if (!from || from.id === to.id) return
  const now = `Now with prices, latencies and quotas of ${to.label}.`
  const mapped = `What ran on an offer of ${from.label} runs on the nearest there is:`
  notify(
    'info',
    `${now} ${notes.length > 0 ? mapped : 'What says nothing of where it runs, runs on the usual there.'}`,
    notes,
  )
}

function moved(move: Edit, unnamed: boolean): Edit {
  return (document) => {
    const there = move(document)
    return unnamed ? setAssumptions({ catalog: undefined })(there) : there
  }
}

function unreachable(id: string): string {
  const label = Object.hasOwn(manifest, id) ? manifest[id]?.label : id
  return `The catalog ${label} could not be fetched: the page is offline. Nothing was changed.`
}
