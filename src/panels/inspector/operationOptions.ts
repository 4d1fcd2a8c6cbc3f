/** All operations of a design as options of a select: "web / page". */

import { memoByIdentity } from '../../base/memo'
import { rows } from '../../base/table'
import type { Design, OperationId } from '../../model/document'
import type { Option } from '../../ui/SelectField'

export const operationOptions = memoByIdentity((design: Design): readonly Option<OperationId>[] =>
  rows(design.operations).map((one) => ({
    value: one.id,
    label: `${design.services[one.service]?.name ?? one.service} / ${one.name}`,
  })),
)
