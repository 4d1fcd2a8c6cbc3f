/** Every catalog at once, for whatever is no page: `import './registerAll'` and `catalogs` holds them all. */

import { apNortheast1, euCentral1, euWest1 } from './aws/regions'
import { eastUs } from './azure/eastUs'
import { usCentral1 } from './gcp/usCentral1'
import { register } from './index'
import { selfhost } from './selfhost/selfhost'

for (const source of [euWest1, euCentral1, apNortheast1, usCentral1, eastUs, selfhost]) register(source)
