/** Every catalog at once, for whatever is no page: `import '../catalog/all'` and `catalogs` holds them all. */

import { euCentral1, euWest1 } from './aws/regions'
import { eastUs } from './azure/market'
import { usCentral1 } from './gcp/market'
import { register } from './index'
import { selfhost } from './selfhost/market'

for (const market of [euWest1, euCentral1, usCentral1, eastUs, selfhost]) register(market)
