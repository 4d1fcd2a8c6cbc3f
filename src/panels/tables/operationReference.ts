/** Operations as cells name them: "web / page", or the service alone if it has only one. */

import { memoWeak } from '../../base/memo'
import { failure, type Result, success } from '../../base/result'
import { rows } from '../../base/table'
import type { Design, Operation, OperationId } from '../../model/document'

/** The text of each operation of a design. */
export const operationReferences = memoWeak((design: Design): ReadonlyMap<OperationId, string> => {
  const name = ({ service }: Operation) => design.services[service]?.name ?? service
  return new Map(rows(design.operations).map((one) => [one.id, `${name(one)} / ${one.name}`]))
})

/** The operation that a text names, or why there is none. */
export function operationReference(typed: string, design: Design): Result<OperationId> {
  const normalized = plainly(typed)
  const names = [...operationReferences(design)]
  const exact = names.filter(([, name]) => plainly(name) === normalized)
  const short = names.filter(([, name]) => plainly(name.slice(0, name.lastIndexOf(' / '))) === normalized)
  const matches = exact.length > 0 ? exact : short
  if (matches.length === 1 && matches[0]) return success(matches[0][0])
  const shown = typed.slice(0, 60)
  return failure(
    '',
    matches.length > 1 ? `“${shown}” may mean several operations.` : `There is no operation “${shown}”.`,
  )
}

function plainly(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s*\/\s*/g, '/')
}
