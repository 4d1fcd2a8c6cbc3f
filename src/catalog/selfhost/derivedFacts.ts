/**
 * What self-hosting costs as we take it: none of it is a list price. Euros at 1.10 dollars, months of 730 hours; the
 * stored prices are older than four price rises of 2026, so the ranges reach far upwards. No working hours
 * are in it.
 */

import type { FactGroup } from '../factTable'

export const selfhostDerivedFacts: readonly FactGroup[] = [
  {
    source: 'modelling assumption of Hoptax from the hetzner.* and selfhost.* rows: euros x 1.10 / 730 hours',
    asOf: '2026-11-23',
    confidence: 'assumption',
    grade: 'low',
    region: 'eu',
    rows: `
selfhost.cx23.hour | Rented machine cx23, shared | 0.0066 | USD/hour | range 0.005..0.0125
selfhost.cx33.hour | Rented machine cx33, shared | 0.0121 | USD/hour | range 0.009..0.023
selfhost.cx43.hour | Rented machine cx43, shared | 0.0231 | USD/hour | range 0.018..0.044
selfhost.cpx32.hour | Rented machine cpx32, shared | 0.0176 | USD/hour | range 0.014..0.034
selfhost.cax21.hour | Rented machine cax21, shared, Arm | 0.0077 | USD/hour | range 0.006..0.015
selfhost.cax31.hour | Rented machine cax31, shared, Arm | 0.0143 | USD/hour | range 0.011..0.028
selfhost.ccx13.hour | Rented machine CCX13, dedicated | 0.01882 | USD/hour | range 0.015..0.029
selfhost.ccx23.hour | Rented machine CCX23, dedicated | 0.0369 | USD/hour | range 0.03..0.056
selfhost.ccx33.hour | Rented machine CCX33, dedicated | 0.07307 | USD/hour | range 0.058..0.11
selfhost.ccx43.hour | Rented machine CCX43, dedicated | 0.1454 | USD/hour | range 0.116..0.22
selfhost.ccx53.hour | Rented machine CCX53, dedicated | 0.29005 | USD/hour | range 0.23..0.44
selfhost.ccx63.hour | Rented machine CCX63, dedicated | 0.43471 | USD/hour | range 0.35..0.66
selfhost.metal.8.hour | Rented server, 8 cores, 64 GiB | 0.07123 | USD/hour | range 0.055..0.132 | 8 x 6.5 dollars a month
selfhost.metal.16.hour | Rented server, 16 cores, 128 GiB | 0.14247 | USD/hour | range 0.11..0.264 | 16 x 6.5 dollars a month
selfhost.colo.32.hour | Own server in a data centre, 32 cores, 256 GiB | 0.35068 | USD/hour | range 0.175..0.66 | 32 x 8 dollars a month: bought for four years, power and space included
selfhost.vcpu-hour | Pod: one dedicated virtual CPU of a rented node | 0.00612 | USD/vCPU-hour | range 0.003..0.0123 | 6.7 dollars a month, of which two thirds for the virtual CPU and one third for its 4 GiB
selfhost.gib-hour | Pod: one GiB of memory of a rented node | 0.00076 | USD/GB-hour | range 0.0004..0.0016 | see selfhost.vcpu-hour
selfhost.cluster.hour | Cluster: three small machines that run no load | 0.0198 | USD/hour | range 0..0.11 | three cx23; none where nodes do it beside
selfhost.balancer.hour | Load balancer: a small machine or a rented balancer | 0.0082 | USD/hour | range 0.005..0.03
selfhost.egress.gb.t1 | Egress within what machines include | 0 | USD/GB | tier 0..20480
selfhost.egress.gb.t2 | Egress beyond | 0.0011 | USD/GB | tier 20480.., range 0.0009..0.0022
`,
  },
  {
    source: 'modelling assumption of Hoptax: virtual CPUs that are shared do less',
    asOf: '2026-11-23',
    confidence: 'assumption',
    grade: 'low',
    region: 'all',
    rows: `
hardware.speed.shared | One shared virtual CPU against the reference core | 0.8 | share | range 0.4..1
hardware.speed.metal | One physical core against the reference core (a hyperthread) | 1.5 | share | range 1.2..2
`,
  },
  {
    source: 'modelling assumption of Hoptax: no promise of the provider covers what one runs oneself',
    asOf: '2026-11-23',
    confidence: 'assumption',
    grade: 'low',
    region: 'all',
    rows: `
availability.selfhost.machine | Machine or pod of one's own over two machines | 0.999 | share | range 0.99..0.9999
`,
  },
]
