import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../src/model/constructors'
import { addService, renameService } from '../../src/model/edits/serviceEdits'
import { operationName, subjectName, subjectSelection } from '../../src/panels/figures/subjectName'

const design = [addService('service:web', 'service', undefined, 'Web'), addService('service:db', 'database')].reduce(
  (document, edit) => edit(document),
  emptyDocument,
).design

describe('names of places', () => {
  it('are those of the drawing, for deployables of one service too', () => {
    expect(subjectName('service:web', design)).toBe('Web')
    expect(subjectName('deployable:web', design)).toBe('Web')
    expect(subjectName('deployable:monolith', design)).toBe('monolith')
    expect(operationName('operation:db/query', design)).toBe('Database/query')
  })

  it('lead to what can be selected', () => {
    expect(subjectSelection('operation:db/query', design)).toEqual({ services: ['service:db'] })
    expect(subjectSelection('deployable:monolith', design)).toBeUndefined()
  })

  it('keep marks of writing direction to themselves', () => {
    const turned = renameService('service:web', '\u202egnp.exe')({ ...emptyDocument, design }).design
    expect(subjectName('service:web', turned)).toBe('\u2068\u202egnp.exe\u2069')
  })
})
