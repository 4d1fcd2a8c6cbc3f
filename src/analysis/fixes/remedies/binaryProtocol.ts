/** Calls between services use binary messages instead of text, where that costs less CPU and bytes. */

import { factValue } from '../../../catalog/lookup'
import type { Protocol, Service } from '../../../model/document'
import { editCall } from '../../../model/edits/callEdits'
import { kindForms } from '../../../model/kinds/index'
import type { Remedy } from './remedy'
import { remoteCalls, sequence } from './remoteCalls'

const binary: Protocol = 'grpc'

export const binaryProtocol: Remedy = {
  label: 'Binary messages',
  fixes: (input) => {
    const { assumptions } = input.document
    const text = remoteCalls(input).filter(
      ({ call, from, to }) =>
        keepsConnections(from) && keepsConnections(to) && (call.protocol ?? assumptions.protocol) === 'http',
    )
    const cpu = (of: Protocol) => factValue(input.catalog, `call.${of}.cpu`)
    if (text.length === 0 || !(cpu(binary) < cpu('http'))) return []
    return [
      {
        of: text.map(({ call }) => call.id),
        title: `Speak gRPC instead of JSON over HTTP between services, over connections that stay open`,
        reason: 'Writing and reading text, and opening connections, costs CPU at both ends of every call.',
        assumes: 'Both ends are ours to change.',
        edit: sequence(text.map(({ call }) => editCall(call.id, { protocol: binary }))),
      },
    ]
  },
}

function keepsConnections({ kind }: Service): boolean {
  return kindForms[kind].keepsConnections === true
}
