/** Every field of a design: its label, its key in the file, and what it means. */

import type { FieldSpec } from '../../model/fields/fieldSpec'
import { fields } from '../../model/fields/index'
import { Table } from '../../ui/Table'

export function FieldList() {
  const list = Object.entries(fields).flatMap(([type, own]) =>
    Object.values<FieldSpec>(own).map((field) => ({ type, field })),
  )
  return (
    <details>
      <summary>{list.length} fields of a design, with their keys in the file</summary>
      <Table
        caption="Fields of a design"
        columns={[
          { key: 'type', label: 'Of a' },
          { key: 'label', label: 'Field' },
          { key: 'key', label: 'Key in the file' },
          { key: 'meaning', label: 'Meaning' },
        ]}
        rows={list.map(({ type, field }) => ({
          key: `${type}.${field.key}`,
          cells: [type, field.label, field.key, field.description],
        }))}
      />
    </details>
  )
}
