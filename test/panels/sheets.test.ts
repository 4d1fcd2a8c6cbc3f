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
import { entryOperation } from '../../src/store/entryOperation'
import { initialScoring } from '../../src/store/scoringState'
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

function taken(document: Document, sheet: EditableTable, text: string, row = 0, column = 0): Document {
  const edit = pasteBlock(sheet, document, text, row, column)
  if (!edit.ok) throw new Error(edit.problem.message)
  return edit.value(document)
}

const list = Object.entries(tables)

describe('sheets', () => {
  it.each(list)('of %s change nothing when what a cell shows is written back', (_, sheet) => {
    for (let row = 0; row < sheet.size(whole); row++)
      for (const column of sheet.columns) {
        const written = column.write?.(column.text(whole, row), whole, row)
        expect(written?.ok ? written.value(whole) : whole).toEqual(whole)
      }
  })

  it.each(list)('of %s hold nothing that the design file cannot hold', (_, sheet) => {
    for (let row = 0; row < sheet.size(whole); row++)
      for (const column of sheet.columns)
        for (const typed of ['7', '0', 'abc', ...(column.options ?? [])]) {
          const written = column.write?.(typed, whole, row)
          if (!written?.ok) continue
          const reading = readDesign(writeDesign(written.value(whole)))
          expect(reading.ok ? '' : `${column.label}: ${reading.problem.message}`).toBe('')
        }
  })

  it.each(list)('of %s lose a row and gain one', (_, sheet) => {
    expect(sheet.size(sheet.remove(whole, 0)(whole))).toBe(sheet.size(whole) - 1)
    expect(sheet.size(sheet.add(whole)?.(whole) ?? whole)).toBe(sheet.size(whole) + 1)
  })

  it('write a whole design from a spreadsheet', () => {
    const services = taken(emptyDocument, tables.services, 'Shop\tService\t256\r\nOrders\tdatabase\r\nMail\tQueue\r\n')
    expect(Object.values(services.design.services).map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'Shop: service',
      'Orders: database',
      'Mail: queue',
    ])
    const calls = taken(services, tables.calls, 'Shop\tOrders\t2.5\nShop\tMail\t1\tnot waited for')
    expect(Object.values(calls.design.calls).map(({ stage }) => stage)).toEqual([0, 1])
    expect(Object.values(calls.design.calls).map(({ count, mode }) => `${count} ${mode}`)).toEqual([
      '2.5 sync',
      '1 async',
    ])
    const operations = taken(calls, tables.operations, '2.1\n', 0, 2)
    expect(Object.values(operations.design.operations)[0]?.demand).toBe(0.0021)
    const asked = taken(operations, tables.workloads, 'Shop\t40', 0, 1)
    expect(Object.values(asked.design.workloads).map(({ rate }) => rate)).toEqual([40])
  })

  it('take all of a block or nothing, and name the cell', () => {
    const refused = pasteBlock(tables.services, whole, 'A\tservice\nB\tspaceship', 0, 0)
    expect(refused.ok ? '' : refused.problem.message).toMatch(/^Nothing was pasted\. line 2, Kind: It must be one of: /)
  })

  it('name some of the cells that cannot be read, and count the rest', () => {
    const refused = pasteBlock(tables.services, whole, 'A\tx\nB\ty\tmuch\nC\tz\nD\tz', 0, 0)
    expect(refused.ok ? '' : refused.problem.message).toMatch(
      /line 1, Kind: .* line 2, Kind: .* line 2, Base memory, MiB: “much” is not a number\. And 2 more\.$/,
    )
  })

  it('read cells in quotes and take heads for what they are', () => {
    const block = 'Name\tKind\tBase memory\r\n"Shop ""A"""\tService\t1 GiB\r\n"two\nlines"\tQueue\t\r\n'
    const services = Object.values(taken(emptyDocument, tables.services, block).design.services)
    expect(services.map(({ name, kind }) => `${name}: ${kind}`)).toEqual(['Shop "A": service', 'two lines: queue'])
    expect(services[0]?.memory).toBe(2 ** 30)
    expect(Object.values(taken(emptyDocument, tables.services, '12" disk\tCache').design.services)[0]?.name).toBe(
      '12" disk',
    )
  })

  it.each(list)('of %s take their own rows back as a spreadsheet gives them', (_, sheet) => {
    const lines = Array.from({ length: sheet.size(whole) }, (_, row) =>
      sheet.columns.map((column) => `"${column.text(whole, row).replaceAll('"', '""')}"`).join('\t'),
    )
    const heads = sheet.columns.map(({ label }) => label).join('\t')
    expect(taken(whole, sheet, [heads, ...lines].join('\r\n'))).toEqual(whole)
  })

  it('tell a block from a word', () => {
    expect(isCellBlock('web\n')).toBe(false)
    expect(isCellBlock('a\tb')).toBe(true)
    expect(isCellBlock('a\nb')).toBe(true)
  })
})
