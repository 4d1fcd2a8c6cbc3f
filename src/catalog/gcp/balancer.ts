/** The load balancer before machines and pods: forwarding rules by the hour, and bytes. */

import type { Prices } from '../catalog'

export const balancer: Prices = { balancerHour: 'gcp.lb.rule', balancerGib: 'gcp.lb.gb' }
