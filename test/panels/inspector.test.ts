import { describe, expect, it } from 'vitest'
import { readDesign } from '../../src/formats/design/design'
import { writeDesign } from '../../src/formats/design/writeDesign'
import { emptyDocument } from '../../src/model/constructors'
import type { Kind } from '../../src/model/document'
import { mergeServices } from '../../src/model/edits/deployableEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { kindForms } from '../../src/model/kinds/index'
import { changeService } from '../../src/panels/inspector/changeService'
import { kibibytes, mebibytes, milliseconds, percent, siValue } from '../../src/panels/inspector/displayUnits'

describe('another kind for a merged service', () => {
  it.each(Object.keys(kindForms) as Kind[])('%s leaves a design that its file can hold', (kind) => {
    const edits = [
      addService('service:a', 'service'),
      addService('service:b', 'service'),
      mergeServices(['service:a', 'service:b']),
      changeService('service:b', { kind }),
    ]
    const document = edits.reduce((before, edit) => edit(before), emptyDocument)
    const reading = readDesign(writeDesign(document))
    expect(reading.ok ? reading.value.document.design.services : reading.problem).toEqual(document.design.services)
  })
})

describe('a number typed into a field', () => {
  it.each([
    [2.1, milliseconds, 0.0021],
    [0.3, milliseconds, 0.0003],
    [7, percent, 0.07],
    [1.5, kibibytes, 1536],
    [512, mebibytes, 512 * 1024 * 1024],
  ])('%s is exactly what the unit makes of it', (typed, measure, value) => {
    expect(siValue(typed, measure)).toBe(value)
  })
})
