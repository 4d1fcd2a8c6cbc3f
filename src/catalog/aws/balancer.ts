/** The load balancer before machines, containers and pods: by the hour, and by the capacity unit. */

import type { Limits, Prices } from '../catalog'

export const balancer: Prices = {
  balancerHour: 'aws.alb.hour',
  balancerUnit: 'aws.alb.lcu',
  unitNewConnections: 'aws.alb.lcu.def.new-conn',
  unitOpenConnections: 'aws.alb.lcu.def.active-conn',
  unitBytes: 'aws.alb.lcu.def.bytes',
  unitRules: 'aws.alb.lcu.def.rules',
  unitBytesToFunctions: 'aws.alb.lcu.def.bytes-lambda',
}

/** vCPUs of EC2 in an account, new or in use. */
export const ec2Cores: Limits = { cores: 'q.aws.ec2.vcpus', usedCores: 'q.aws.ec2.vcpus.used' }

/** How many replicas one takes, and how many of them an account has. */
export const balancerLimits: Limits = { targets: 'q.aws.alb.targets', balancers: 'q.aws.alb.lb' }
