/**
 * A catalog is loaded when a design names it; until then the previous figures stay, afterwards the design is scored.
 * Choosing another catalog moves the design there in one undo step, with a notice of what was mapped to what.
 */

import type { Catalog } from '../../catalog/catalog'
import { manifest } from '../../catalog/manifest'
import type { Document, Edit } from '../../model/document'
import { setAssumptions } from '../../model/edits/assumptionEdits'
import type { EditorStore } from '../../store/store'
import { dismissErrors, dismissNotice } from '../page/dismissErrors'

/** Loads a catalog by id; undefined for an unknown id. */
export type LoadCatalog = (id: string) => Promise<Catalog | undefined>

// Scorer and catalogs are not part of the first load: they are imported when needed.
const scoring = () => import('../../scorer/comparison')
const loadCatalog: LoadCatalog = async (id) => (await import('../../catalog/index')).loadCatalog(id)

/** Loads the catalog that the document on screen names. */
export function loadNeededCatalogs(store: EditorStore, load: LoadCatalog = loadCatalog): () => void {
  const loading = new Set<string>()
  const loadNeeded = async (document: Document) => {
    const { catalog } = document.assumptions
    if (catalog === undefined || (Object.hasOwn(manifest, catalog) && !manifest[catalog]?.load)) return
    const scorer = await scoring().catch(() => undefined)
    if (!scorer) return againOnline()
    const id = scorer.catalogToLoad(document)
    if (id === undefined || loading.has(id)) return
    loading.add(id)
    const isLoaded = await load(id).then(yes, no)
    loading.delete(id)
    dismissNotice(store, unreachable(id))
    if (isLoaded) return store.getState().refresh()
    store.getState().notify('error', unreachable(id))
    againOnline()
  }
  const againOnline = () =>
    globalThis.addEventListener?.('online', () => void loadNeeded(store.getState().document), { once: true })
  void loadNeeded(store.getState().document)
  return store.subscribe((state, before) => {
    if (state.document !== before.document) void loadNeeded(state.document)
  })
}

/** Moves the design to another catalog; `undefined` removes the choice, so that the design decides. */
export async function changeCatalog(
  store: EditorStore,
  id: string | undefined,
  load: LoadCatalog = loadCatalog,
): Promise<void> {
  const { design, assumptions } = store.getState().document
  const coming = Promise.all([scoring(), import('../../analysis/migration/mapToCatalog')])
  const [scorer, provider] = await coming.catch(() => [])
  const { catalog: _, ...unnamed } = assumptions
  const wanted = id ?? scorer?.catalogFor(design, unnamed)?.id
  const to = wanted === undefined ? undefined : await load(wanted).catch(() => undefined)
  if (!to || !scorer || !provider) {
    store.getState().notify('error', unreachable(wanted ?? ''))
    return
  }
  store.getState().refresh()
  // The document may have been edited while the catalog was loading.
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
  return `The catalog ${label} could not be fetched: the network does not answer. Nothing was changed; choose it again when it does.`
}

const yes = () => true
const no = () => false
