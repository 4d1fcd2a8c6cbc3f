/** How a call may be made: the choices of a call and of the assumptions. */

import type { Protocol } from '../document'
import type { Choice } from './fieldSpec'

export const protocols: readonly Choice<Protocol>[] = [
  { value: 'grpc', label: 'gRPC' },
  { value: 'http', label: 'HTTP + JSON' },
  { value: 'thrift', label: 'Thrift' },
  { value: 'binary', label: 'binary (database, cache)' },
]
