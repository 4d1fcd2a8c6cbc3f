/** What rented and owned machines cost, as collected: third-party notes of prices that have moved since, and assumptions. */

import type { FactGroup } from '../factTable'

export const selfhostFacts: readonly FactGroup[] = [
  {
    source: 'archived table of CCX prices; see also cloudtally.eu notes on four 2026 price actions',
    asOf: 'before 2026-04',
    confidence: 'stored-third-party',
    grade: 'low',
    region: 'eu',
    rows: `
hetzner.CCX13 | Cloud CCX (dedicated vCPU): CCX13 | 12.49 | EUR/month
hetzner.CCX23 | Cloud CCX (dedicated vCPU): CCX23 | 24.49 | EUR/month
hetzner.CCX33 | Cloud CCX (dedicated vCPU): CCX33 | 48.49 | EUR/month
hetzner.CCX43 | Cloud CCX (dedicated vCPU): CCX43 | 96.49 | EUR/month
hetzner.CCX53 | Cloud CCX (dedicated vCPU): CCX53 | 192.49 | EUR/month
hetzner.CCX63 | Cloud CCX (dedicated vCPU): CCX63 | 288.49 | EUR/month
selfhost.hetzner.dedicated.vcpu-month | self-hosted: dedicated vCPU (hyperthread), derived from CCX, 4 GiB RAM each | 6.7 | USD/vCPU-month |  | 24.49/4 x 1.1; after the 2026 increases expect 8-9
`,
  },
  {
    source: 'https://docs.cnap.tech/compute/providers/hetzner (archived)',
    asOf: 'undated, probably 2025',
    confidence: 'stored-third-party',
    grade: 'low',
    region: 'eu',
    rows: `
hetzner.cax21 | Cloud shared vCPU: cax21 | 0.007 | EUR/hour
hetzner.cax31 | Cloud shared vCPU: cax31 | 0.013 | EUR/hour
hetzner.cx23 | Cloud shared vCPU: cx23 | 0.006 | EUR/hour
hetzner.cx33 | Cloud shared vCPU: cx33 | 0.011 | EUR/hour
hetzner.cx43 | Cloud shared vCPU: cx43 | 0.021 | EUR/hour
hetzner.cpx32 | Cloud shared vCPU: cpx32 | 0.016 | EUR/hour
selfhost.hetzner.shared.vcpu-month | self-hosted: shared vCPU, derived from cx43 | 2.1 | USD/vCPU-month |  | 0.021 EUR/h x730/8 x1.1
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'eu',
    rows: `
selfhost.baremetal.core-month | self-hosted: bare-metal physical core incl. 8 GiB RAM (AX-class rental) | 6.5 | USD/core-month |  | plausible range 5-12 after 2026 increases
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'generic',
    rows: `
selfhost.colo.core-month | self-hosted: owned server amortised 4y + colo power, per physical core | 8 | USD/core-month |  | range 4-15; a modelling assumption, not a list price
selfhost.ops.engineer-hour | self-hosted: loaded engineer cost (assumption) | 100 | USD/hour
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'eu',
    rows: `
selfhost.egress.tb | self-hosted: Hetzner egress overage EU | 1 | EUR/TB |  | 20 TB (cloud EU) or unmetered (dedicated 1G) included
`,
  },
]
