/**
 * What the machines of Amazon Web Services are: virtual CPUs, GiB of memory and, for burstable ones, the share of
 * each virtual CPU that may be busy for ever. The same in every region; what they cost is in the region's file.
 * Sources: machine tables of karpenter-provider-aws (EC2); AWS product pages as remembered (RDS, ElastiCache,
 * machines with a GPU).
 */

import { gibibyte } from '../../base/units'
import type { Accelerator } from '../catalog'
import { type Machine, machinesOf } from '../machineTable'

/** Type | vCPU | GiB | baseline. */
const ec2 = `
t3.nano | 2 | 0.5 | 0.05
t3.micro | 2 | 1 | 0.1
t3.small | 2 | 2 | 0.2
t3.medium | 2 | 4 | 0.2
t3.large | 2 | 8 | 0.3
t3.xlarge | 4 | 16 | 0.4
t3.2xlarge | 8 | 32 | 0.4
t4g.nano | 2 | 0.5 | 0.05
t4g.micro | 2 | 1 | 0.1
t4g.small | 2 | 2 | 0.2
t4g.medium | 2 | 4 | 0.2
t4g.large | 2 | 8 | 0.3
t4g.xlarge | 4 | 16 | 0.4
t4g.2xlarge | 8 | 32 | 0.4
m6i.large | 2 | 8
m6i.xlarge | 4 | 16
m6i.2xlarge | 8 | 32
m6i.4xlarge | 16 | 64
m6i.8xlarge | 32 | 128
m6i.12xlarge | 48 | 192
m6i.16xlarge | 64 | 256
m6i.24xlarge | 96 | 384
m6i.32xlarge | 128 | 512
m7g.medium | 1 | 4
m7g.large | 2 | 8
m7g.xlarge | 4 | 16
m7g.2xlarge | 8 | 32
m7g.4xlarge | 16 | 64
m7g.8xlarge | 32 | 128
m7g.12xlarge | 48 | 192
m7g.16xlarge | 64 | 256
c6i.large | 2 | 4
c6i.xlarge | 4 | 8
c6i.2xlarge | 8 | 16
c6i.4xlarge | 16 | 32
c6i.8xlarge | 32 | 64
c6i.12xlarge | 48 | 96
c6i.16xlarge | 64 | 128
c6i.24xlarge | 96 | 192
c6i.32xlarge | 128 | 256
c7g.medium | 1 | 2
c7g.large | 2 | 4
c7g.xlarge | 4 | 8
c7g.2xlarge | 8 | 16
c7g.4xlarge | 16 | 32
c7g.8xlarge | 32 | 64
c7g.12xlarge | 48 | 96
c7g.16xlarge | 64 | 128
r6i.large | 2 | 16
r6i.xlarge | 4 | 32
r6i.2xlarge | 8 | 64
r6i.4xlarge | 16 | 128
r6i.8xlarge | 32 | 256
r6i.12xlarge | 48 | 384
r6i.16xlarge | 64 | 512
r6i.24xlarge | 96 | 768
r6i.32xlarge | 128 | 1024
r7g.medium | 1 | 8
r7g.large | 2 | 16
r7g.xlarge | 4 | 32
r7g.2xlarge | 8 | 64
r7g.4xlarge | 16 | 128
r7g.8xlarge | 32 | 256
r7g.16xlarge | 64 | 512
m5.large | 2 | 8
m5.xlarge | 4 | 16
m5.2xlarge | 8 | 32
m5.4xlarge | 16 | 64
m7i.large | 2 | 8
m7i.xlarge | 4 | 16
m7i.2xlarge | 8 | 32
m7i.4xlarge | 16 | 64
g4dn.xlarge | 4 | 16
g4dn.2xlarge | 8 | 32
g4dn.4xlarge | 16 | 64
g5.xlarge | 4 | 16
g5.2xlarge | 8 | 32
`

/**
 * The GPU of each family, as its sizes here have it: one. Source: Amazon EC2 instance types, accelerated computing
 * (docs.aws.amazon.com/ec2/latest/instancetypes/ac.html), 2026-11.
 */
export const accelerators: { readonly [family: string]: Accelerator } = {
  g4dn: { model: 'NVIDIA T4', memory: 16 * gibibyte, count: 1 },
  g5: { model: 'NVIDIA A10G', memory: 24 * gibibyte, count: 1 },
}

/** Nodes of RDS and Aurora, as far as EC2 has none of the same name. */
const rds = `
r4.large | 2 | 15.25
r5.large | 2 | 16
m6g.large | 2 | 8
r6g.large | 2 | 16
`

/** Nodes of ElastiCache: usable memory. Redis and Valkey run commands on one thread, so each counts as one core. */
const elasticache = `
t4g.micro | 1 | 0.5
t4g.small | 1 | 1.37
t4g.medium | 1 | 3.09
t3.medium | 1 | 3.09
m6g.large | 1 | 6.38
m7g.large | 1 | 6.38
m7g.xlarge | 1 | 12.93
r6g.large | 1 | 13.07
r7g.large | 1 | 13.07
r7g.xlarge | 1 | 26.32
r7g.2xlarge | 1 | 52.82
m8g.large | 1 | 6.38
r8g.large | 1 | 13.07
`

export const machines: readonly Machine[] = machinesOf(ec2)
export const databaseNodes: readonly Machine[] = [...machinesOf(ec2), ...machinesOf(rds)]
export const cacheNodes: readonly Machine[] = machinesOf(elasticache)
