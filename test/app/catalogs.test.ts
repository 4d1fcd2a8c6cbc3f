import { describe, expect, it, vi } from 'vitest'
import { changeCatalog, loadNeededCatalogs } from '../../src/app/boot/catalogs'
import { loadCatalog } from '../../src/catalog/index'
import { emptyDocument } from '../../src/model/constructors'
import { setAssumptions } from '../../src/model/edits/assumptionEdits'
import { addService, editService } from '../../src/model/edits/serviceEdits'
import { comparison, problem } from '../../src/store/reading/selectors'
import { openEditor } from '../support/editor'

const lambda = [addService('service:a', 'function'), editService('service:a', { runsOn: 'aws.lambda' })].reduce(
  (document, edit) => edit(document),
  emptyDocument,
)

describe('catalogs', () => {
  it('a catalog that a design names is loaded, and the design is scored again', async () => {
    const store = openEditor(lambda)
    loadNeededCatalogs(store)
    store.getState().edit('Name', setAssumptions({ catalog: 'aws.eu-west-1' }))
    expect(problem(store.getState())?.message).toMatch(/not loaded yet/)
    const { scoring } = store.getState()
    await vi.waitFor(() => expect(store.getState().scoring).not.toBe(scoring), 60_000)
    expect(problem(store.getState())).toBeUndefined()
    expect(comparison(store.getState()).catalog.id).toBe('aws.eu-west-1')
  })

  it('a catalog that cannot be loaded is an error and changes nothing', async () => {
    const store = openEditor(lambda)
    await changeCatalog(store, 'azure.eastus', () => Promise.reject(new Error('offline')))
    expect(store.getState().document).toBe(lambda)
    expect(store.getState().notices[0]?.tone).toBe('error')
  })

  it('changing the catalog moves the design in one step with a notice, and back again', async () => {
    const store = openEditor(lambda)
    await changeCatalog(store, 'gcp.us-central1')
    expect(store.getState().history.past).toHaveLength(1)
    expect(store.getState().document.assumptions.catalog).toBe('gcp.us-central1')
    expect(problem(store.getState())).toBeUndefined()
    expect(store.getState().notices[0]?.details.join()).toMatch(/→/)
    await changeCatalog(store, undefined)
    expect(store.getState().document.assumptions.catalog).toBeUndefined()
    expect(problem(store.getState())).toBeUndefined()
    store.getState().undo()
    store.getState().undo()
    expect(store.getState().document).toEqual(lambda)
  })

  it('a catalog loaded twice is the same object', async () => {
    expect(await loadCatalog('selfhost')).toBe(await loadCatalog('selfhost'))
  })
})
