import { describe, expect, it } from 'vitest'
import type { CommandContext } from '../../src/commands/command'
import { merge } from '../../src/commands/deploy'
import { emptyDocument } from '../../src/model/constructors'
import { connect } from '../../src/model/edits/callEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { deployableOf } from '../../src/model/partition'
import { openEditor } from '../support/editor'

const document = [
  addService('service:gate', 'gateway', { x: 0, y: 0 }),
  addService('service:a', 'service', { x: 300, y: 0 }),
  addService('service:b', 'service', { x: 600, y: 0 }),
  connect('service:gate', 'service:a'),
  connect('service:a', 'service:b'),
].reduce((before, edit) => edit(before), emptyDocument)

describe('merging what is chosen', () => {
  it('a merge leaves out what cannot be merged, and says so', () => {
    const store = openEditor(document)
    store.getState().select({ services: ['service:gate', 'service:a', 'service:b'] })
    void merge.run({ store } as CommandContext)
    const { partition } = store.getState().document
    expect(deployableOf(partition, 'service:a')).toBe(deployableOf(partition, 'service:b'))
    expect(deployableOf(partition, 'service:gate')).not.toBe(deployableOf(partition, 'service:a'))
    expect(store.getState().notices.map(({ tone }) => tone)).toEqual(['info'])
  })

  it('a merge is refused where nothing can be merged', () => {
    const store = openEditor(document)
    store.getState().select({ services: ['service:gate', 'service:a'] })
    void merge.run({ store } as CommandContext)
    expect(store.getState().document).toBe(document)
    expect(store.getState().notices.map(({ tone }) => tone)).toEqual(['warning'])
  })
})
