import { describe, expect, it } from 'vitest'
import { readDesign } from '../../src/formats/design/design'
import { writeDesign } from '../../src/formats/design/writeDesign'
import { emptyDocument } from '../../src/model/constructors'
import type { Kind } from '../../src/model/document'
import { mergeServices } from '../../src/model/edits/deployableEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { kindForms } from '../../src/model/kinds/index'
import { changeService } from '../../src/panels/inspector/changeService'

describe('changing the kind of a merged service', () => {
  it.each(Object.keys(kindForms) as Kind[])(
    'changing a merged service to %s leaves a design that its file format can represent',
    (kind) => {
      const edits = [
        addService('service:a', 'service'),
        addService('service:b', 'service'),
        mergeServices(['service:a', 'service:b']),
        changeService('service:b', { kind }),
      ]
      const document = edits.reduce((before, edit) => edit(before), emptyDocument)
      const reading = readDesign(writeDesign(document))
      expect(reading.ok ? reading.value.document.design.services : reading.problem).toEqual(document.design.services)
    },
  )
})
