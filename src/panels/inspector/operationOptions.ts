/** All operations of a design as options of a select: "web / page". */

import { memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import type { Design, OperationId } from '../../model/document'
import type { SelectOption } from '../../ui/SelectField'

/** The options by design. */
export const operationOptions = memoWeak((design: Design): readonly SelectOption<OperationId>[] =>
  rows(design.operations).map((one) => ({
    value: one.id,
    label: `${design.services[one.service]?.name ?? one.service} / ${one.name}`,
  })),
)
