/** All catalogs. One more region or provider is one more file and one more line here. */

import type { Table } from '../base/table'
import { usEast1 } from './aws/us-east-1'
import type { Catalog } from './catalog'
import { ideal } from './ideal'
import { catalogOf, type Market } from './market'

export const markets = {
  'aws.us-east-1': usEast1,
  ideal,
} satisfies Record<string, Market>

export const catalogs: Table<string, Catalog> = Object.fromEntries(
  Object.entries<Market>(markets).map(([id, market]) => [id, catalogOf(market)]),
)
