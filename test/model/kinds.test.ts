import { describe, expect, it } from 'vitest'
import { sentence } from '../../src/base/result'
import { design } from '../../src/formats/design/design'
import { emptyDocument } from '../../src/model/constructors'
import type { Kind } from '../../src/model/document'
import { addService } from '../../src/model/edits/serviceEdits'
import { kindForms } from '../../src/model/kinds/index'

const all = Object.entries(kindForms) as [Kind, (typeof kindForms)[Kind]][]

describe.each(all)('%s', (kind, form) => {
  it('the defaults of a kind are accepted by a design file, and left out when written', () => {
    const added = addService(`service:${kind}`, kind)(emptyDocument)
    const text = design.write(added)
    const again = design.read([{ name: kind, text }])
    expect(again.ok ? again.value.document : sentence(again.problem)).toEqual(added)
    expect(text).not.toMatch(/memoryMiB|zones/)
  })

  it('the description of a kind is one sentence', () => {
    expect(form.about).toMatch(/^[A-Z].*\.$/)
    expect(form.label).toMatch(/^[A-Z][a-z ]+$/)
  })
})

it('own code merges, glue dissolves, the rest is kept [L3] [L4]', () => {
  const names = (group: 'mergeable' | 'glue') => all.filter(([, form]) => form.group === group).map(([kind]) => kind)
  expect(names('mergeable')).toEqual(['service', 'function', 'job'])
  expect(names('glue')).toEqual(['orchestrator', 'gateway', 'queue', 'topic', 'stream'])
})
