/** All kinds, in the order of the palette. */

import type { Kind } from '../document'
import { cache } from './cache'
import { client } from './client'
import { database } from './database'
import { external } from './external'
import { functionKind } from './function'
import { gateway } from './gateway'
import { job } from './job'
import type { KindForm } from './kind'
import { objectStore } from './objectStore'
import { orchestrator } from './orchestrator'
import { queue } from './queue'
import { service } from './service'
import { stream } from './stream'
import { topic } from './topic'

export const kinds = {
  service,
  function: functionKind,
  job,
  orchestrator,
  gateway,
  queue,
  topic,
  stream,
  database,
  cache,
  objectStore,
  external,
  client,
} satisfies Record<Kind, KindForm>

export const kindForms: Readonly<Record<Kind, KindForm>> = kinds
