import { describe, expect, it } from 'vitest'
import { readDesign } from '../../src/formats/design/design'
import { writeDesign } from '../../src/formats/design/writeDesign'
import { emptyDocument } from '../../src/model/constructors'
import type { Document, Edit, Kind } from '../../src/model/document'
import { connect } from '../../src/model/edits/callEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { addWorkload } from '../../src/model/edits/workloadEdits'
import { kindForms } from '../../src/model/kinds/index'
import type { EditableTable } from '../../src/panels/tables/editableTable'
import { tables } from '../../src/panels/tables/index'
import { isCellBlock, pasteBlock } from '../../src/panels/tables/pasteBlock'
import { entryOperation } from '../../src/store/derived/entryOperation'
import { initialScoring } from '../../src/store/scoring/scoringState'
import { store } from '../../src/store/useStore'
import { scoring } from '../support/editor'

// The column of offers reads the catalog of the figures.
store.getState().set({ scoring: initialScoring(scoring) })

const drawn = (...edits: readonly Edit[]): Document => edits.reduce((before, edit) => edit(before), emptyDocument)

const everyKind = drawn(
  ...(Object.keys(kindForms) as Kind[]).map((kind) => addService(`service:${kind}`, kind, { x: 0, y: 0 })),
  connect('service:service', 'service:database'),
  connect('service:gateway', 'service:service'),
)
const entry = entryOperation(everyKind.design)
const whole = entry ? addWorkload('visits', entry)(everyKind) : everyKind

function pastedInto(document: Document, table: EditableTable, text: string, row = 0, column = 0): Document {
  const edit = pasteBlock(table, document, text, row, column)
  if (!edit.ok) throw new Error(edit.problem.message)
  return edit.value(document)
}

const list = Object.entries(tables)

describe('an editable table', () => {
  it.each(list)('the table of %s leaves the design unchanged when the text of a cell is written back', (_, table) => {
    for (let row = 0; row < table.size(whole); row++)
      for (const column of table.columns) {
        const written = column.write?.(column.text(whole, row), whole, row)
        expect(written?.ok ? written.value(whole) : whole).toEqual(whole)
      }
  })

  it.each(list)('the table of %s accepts only values that the design file can represent', (_, table) => {
    for (let row = 0; row < table.size(whole); row++)
      for (const column of table.columns)
        for (const typed of ['7', '0', 'abc', ...(column.options ?? [])]) {
          const written = column.write?.(typed, whole, row)
          if (!written?.ok) continue
          const reading = readDesign(writeDesign(written.value(whole)))
          expect(reading.ok ? '' : `${column.label}: ${reading.problem.message}`).toBe('')
        }
  })

  it.each(list)('the table of %s removes and adds a row', (_, table) => {
    expect(table.size(table.remove(whole, 0)(whole))).toBe(table.size(whole) - 1)
    expect(table.size(table.add(whole)?.(whole) ?? whole)).toBe(table.size(whole) + 1)
  })

  it('tables build a whole design from pasted blocks', () => {
    const services = pastedInto(
      emptyDocument,
      tables.services,
      'Shop\tService\t256\r\nOrders\tdatabase\r\nMail\tQueue\r\n',
    )
    expect(Object.values(services.design.services).map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'Shop: service',
      'Orders: database',
      'Mail: queue',
    ])
    const calls = pastedInto(services, tables.calls, 'Shop\tOrders\t2.5\nShop\tMail\t1\tnot waited for')
    expect(Object.values(calls.design.calls).map(({ stage }) => stage)).toEqual([0, 1])
    expect(Object.values(calls.design.calls).map(({ count, mode }) => `${count} ${mode}`)).toEqual([
      '2.5 sync',
      '1 async',
    ])
    const operations = pastedInto(calls, tables.operations, '2.1\n', 0, 2)
    expect(Object.values(operations.design.operations)[0]?.demand).toBe(0.0021)
    const asked = pastedInto(operations, tables.workloads, 'Shop\t40', 0, 1)
    expect(Object.values(asked.design.workloads).map(({ rate }) => rate)).toEqual([40])
  })

  it('a workload has its users in the place of its rate, and a typed rate opens the loop', () => {
    const closed = pastedInto(whole, tables.workloads, 'by users\tflat\t40\t7 s\tthe internet\t20', 0, 2)
    const row = () => Object.values(closed.design.workloads)[0]
    expect(row()).toMatchObject({ rate: 1, users: 40, think: 7, from: 'internet', response: 20 * 1024 })
    const text = (label: string) => tables.workloads.columns.find((one) => one.label === label)?.text(closed, 0)
    expect(['Rate, /s', 'Users', 'Think time, ms', 'Comes from', 'Answer, KiB'].map(text)).toEqual([
      'by users',
      '40',
      '7000',
      'the internet',
      '20',
    ])
    const open = Object.values(pastedInto(closed, tables.workloads, '5\tflat', 0, 2).design.workloads)[0]
    expect(open).toMatchObject({ rate: 5 })
    expect(open && ('users' in open || 'think' in open)).toBe(false)
  })

  it('a pasted block with an invalid cell is rejected as a whole, and the cell is named', () => {
    const refused = pasteBlock(tables.services, whole, 'A\tservice\nB\tspaceship', 0, 0)
    expect(refused.ok ? '' : refused.problem.message).toMatch(/^Nothing was pasted\. line 2, Kind: It must be one of: /)
  })

  it('a rejected block names the first three invalid cells, and counts the rest', () => {
    const refused = pasteBlock(tables.services, whole, 'A\tx\nB\ty\tmuch\nC\tz\nD\tz', 0, 0)
    expect(refused.ok ? '' : refused.problem.message).toMatch(
      /line 1, Kind: .* line 2, Kind: .* line 2, Base memory, MiB: “much” is not a number\. And 2 more\.$/,
    )
  })

  it('a pasted block may have quoted cells and a line of headings', () => {
    const block = 'Name\tKind\tBase memory\r\n"Shop ""A"""\tService\t1 GiB\r\n"two\nlines"\tQueue\t\r\n'
    const services = Object.values(pastedInto(emptyDocument, tables.services, block).design.services)
    expect(services.map(({ name, kind }) => `${name}: ${kind}`)).toEqual(['Shop "A": service', 'two lines: queue'])
    expect(services[0]?.memory).toBe(2 ** 30)
    expect(Object.values(pastedInto(emptyDocument, tables.services, '12" disk\tCache').design.services)[0]?.name).toBe(
      '12" disk',
    )
  })

  it.each(list)('the table of %s accepts its own rows as a spreadsheet quotes them', (_, table) => {
    const lines = Array.from({ length: table.size(whole) }, (_, row) =>
      table.columns.map((column) => `"${column.text(whole, row).replaceAll('"', '""')}"`).join('\t'),
    )
    const heads = table.columns.map(({ label }) => label).join('\t')
    expect(pastedInto(whole, table, [heads, ...lines].join('\r\n'))).toEqual(whole)
  })

  it('a text with several lines or cells counts as a block', () => {
    expect(isCellBlock('web\n')).toBe(false)
    expect(isCellBlock('a\tb')).toBe(true)
    expect(isCellBlock('a\nb')).toBe(true)
  })
})
