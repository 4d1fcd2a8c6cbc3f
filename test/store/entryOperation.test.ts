import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../src/model/constructors'
import type { Document, Edit } from '../../src/model/document'
import { connect } from '../../src/model/edits/callEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { entryOperation, workloadAtEntry } from '../../src/store/derived/entryOperation'

const drawn = (...edits: readonly Edit[]): Document => edits.reduce((before, edit) => edit(before), emptyDocument)

const chain = [
  addService('service:b', 'database'),
  addService('service:a', 'service'),
  connect('service:a', 'service:b'),
]

describe('where requests come in', () => {
  it('the entry is a service without callers, not the first one drawn', () => {
    expect(entryOperation(drawn(...chain).design)).toMatch(/^operation:a\//)
  })

  it('the entry is a client, if there is one', () => {
    expect(entryOperation(drawn(...chain, addService('service:c', 'client')).design)).toMatch(/^operation:c\//)
  })

  it('the entry is the chosen service, but not the end of a chain without workloads', () => {
    const document = drawn(...chain, addService('service:c', 'job'))
    expect(entryOperation(document.design, ['service:c'])).toMatch(/^operation:c\//)
    expect(entryOperation(document.design, ['service:b'])).toMatch(/^operation:a\//)
    const asked = workloadAtEntry(document)?.(document) as Document
    expect(entryOperation(asked.design, ['service:b'])).toMatch(/^operation:b\//)
  })

  it('an empty design has no entry', () => {
    expect(workloadAtEntry(emptyDocument)).toBeUndefined()
  })

  it('workloads at the entry get free names', () => {
    const once = workloadAtEntry(drawn(...chain))?.(drawn(...chain)) as Document
    const twice = workloadAtEntry(once)?.(once) as Document
    expect(Object.keys(twice.design.workloads)).toEqual(['workload:workload-1', 'workload:workload-2'])
  })
})
