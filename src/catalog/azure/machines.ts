/**
 * Machines of Azure: vCPU, GiB and, for the B series, the share of each vCPU that lasts (as remembered). A B series
 * machine cannot buy what is above its share. Karpenter's tables; see README.md for those that were left out.
 */

import { gibibyte } from '../../base/units'
import type { Offer, Prices } from '../catalog'
import { findFact } from '../lookup'
import { machinesOf } from '../machineTable'
import { installableKinds } from '../managedOffer'
import type { FactsOf } from '../source'

/** The Standard load balancer before machines and pods: rules by the hour, and bytes. */
export const balancer: Prices = { balancerHour: 'azure.lb.rules', balancerGib: 'azure.lb.gb' }

const machines = machinesOf(`
Standard_B1s | 1 | 1 | 0.1
Standard_B1ms | 1 | 2 | 0.2
Standard_B2s | 2 | 4 | 0.2
Standard_B2ms | 2 | 8 | 0.3
Standard_B4ms | 4 | 16 | 0.225
Standard_B8ms | 8 | 32 | 0.169
Standard_B2s_v2 | 2 | 8 | 0.4
Standard_D2s_v3 | 2 | 8
Standard_D4s_v3 | 4 | 16
Standard_D2s_v5 | 2 | 8
Standard_D4s_v5 | 4 | 16
Standard_D8s_v5 | 8 | 32
Standard_D16s_v5 | 16 | 64
Standard_D32s_v5 | 32 | 128
Standard_D64s_v5 | 64 | 256
Standard_D2s_v6 | 2 | 8
Standard_D4s_v6 | 4 | 16
Standard_D2ps_v5 | 2 | 8
Standard_D4ps_v5 | 4 | 16
Standard_F2s_v2 | 2 | 4
Standard_F4s_v2 | 4 | 8
Standard_F8s_v2 | 8 | 16
Standard_E2s_v5 | 2 | 16
Standard_E4s_v5 | 4 | 32
Standard_E8s_v5 | 8 | 64
Standard_D2as_v5 | 2 | 8
`)

/** The machines that have a price among these facts. */
export function azureMachines(facts: FactsOf): readonly Offer[] {
  return machines.flatMap(({ type, cores, gib, baseline }): readonly Offer[] => {
    const hourly = findFact(facts, `azure.vm.${type}`)?.id
    if (hourly === undefined) return []
    return [
      {
        id: `azure.vm.${type}`,
        // Standard_D4s_v5 is of the family Standard_Ds_v5.
        family: `azure.vm.${type.replace(/\d+/, '')}`,
        label: `Azure VM ${type.replace('Standard_', '')}`,
        platform: 'machine',
        kinds: installableKinds,
        cores,
        memory: gib * gibibyte,
        speed: 1,
        hourly,
        quotas: [],
        architecture: /\dps_/.test(type) ? 'arm64' : 'x86_64',
        ...(baseline === undefined ? {} : { baseline }),
        prices: balancer,
        balanced: 'always',
        availability: 'availability.azure.vm',
      },
    ]
  })
}
