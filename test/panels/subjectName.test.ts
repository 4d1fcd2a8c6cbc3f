import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../src/model/constructors'
import { addService, renameService } from '../../src/model/edits/serviceEdits'
import { operationName, subjectName, subjectSelection } from '../../src/panels/figures/subjectName'

const design = [addService('service:web', 'service', undefined, 'Web'), addService('service:db', 'database')].reduce(
  (document, edit) => edit(document),
  emptyDocument,
).design

describe('the name of a subject', () => {
  it('a subject has its name in the drawing, also a deployable of one service', () => {
    expect(subjectName('service:web', design)).toBe('Web')
    expect(subjectName('deployable:web', design)).toBe('Web')
    expect(subjectName('deployable:monolith', design)).toBe('monolith')
    expect(operationName('operation:db/query', design)).toBe('Database/query')
  })

  it('a subject has a selection unless it is a deployable of several services', () => {
    expect(subjectSelection('operation:db/query', design)).toEqual({ services: ['service:db'] })
    expect(subjectSelection('deployable:monolith', design)).toBeUndefined()
  })

  it('the name of a subject isolates bidirectional marks', () => {
    const turned = renameService('service:web', '\u202egnp.exe')({ ...emptyDocument, design }).design
    expect(subjectName('service:web', turned)).toBe('\u2068\u202egnp.exe\u2069')
  })
})
