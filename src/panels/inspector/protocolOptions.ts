/** How a call may be made, as people say it. */

import type { Protocol } from '../../model/document'

export const protocolOptions: readonly { readonly value: Protocol | 'usual'; readonly label: string }[] = [
  { value: 'usual', label: 'default' },
  { value: 'grpc', label: 'gRPC' },
  { value: 'http', label: 'HTTP + JSON' },
  { value: 'thrift', label: 'Thrift' },
  { value: 'binary', label: 'binary (database, cache)' },
]
