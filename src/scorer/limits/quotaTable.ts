/**
 * Every quota of every catalog: the rule by which it is a wall, or why nothing that can be drawn reaches it. Facts of a
 * region ("….eu-west-1") are meant by the id without it, "*" stands for any word. A row:
 *
 *     id | how | words
 *
 * where how is `limit` (a place on the load axis, by that rule of `index.ts`), `finding` (does not grow with the load,
 * by that check), `size` (decides what is offered or billed), `part` (enters a limit that another quota names), or
 * `none`. Words: the rule or check for the first two, else the reason.
 */

/** How one quota is treated: as a limit, a finding, a size, a part of a limit, or not at all. */
export interface QuotaRow {
  readonly id: string
  readonly how: 'limit' | 'finding' | 'size' | 'part' | 'none'
  /** Key of the limit rule or check; else the reason, in words. */
  readonly words: string
}

/** The row about a fact; undefined: none, which a test forbids. */
export function quotaRow(fact: string): QuotaRow | undefined {
  return quotaRows.find(({ id }) => fact === id || fact.startsWith(`${id}.`) || wildcard(id, fact))
}

function wildcard(id: string, fact: string): boolean {
  return id.endsWith('*') && fact.startsWith(id.slice(0, -1))
}

const text = `
q.aws.lambda.concurrency | limit | functions
q.aws.lambda.scaling-rate | part | how long until all environments are there stands beside the executions at once
q.aws.lambda.rps-per-concurrency | limit | functions
q.aws.lambda.pc-rps | part | requests above it leave the environments kept ready, and start others
q.aws.lambda.timeout | finding | patience
q.aws.lambda.memory-max | size | memory above it is cut to it
q.aws.lambda.memory-min | size | memory below it is raised to it
q.aws.lambda.vcpu-per-mb | size | gives the cores of an environment
q.aws.lambda.payload-sync | finding | payload
q.aws.lambda.payload-async | finding | payload
q.aws.lambda.tmp-max | none | disks of functions are not drawn
q.aws.lambda.image | none | packages of code are not drawn
q.aws.lambda.zip-unzipped | none | packages of code are not drawn
q.aws.lambda.fds | finding | many
q.aws.lambda.env-concurrency | size | one execution an environment is how functions are modelled
q.aws.sfn.std.transition | limit | workflows
q.aws.sfn.std.start | limit | workflows
q.aws.sfn.exp.start | limit | workflows
q.aws.sfn.exp.transition | none | no limit by the documentation
q.aws.sfn.open-executions | limit | functions
q.aws.sfn.history | finding | many
q.aws.sfn.payload | finding | payload
q.aws.sfn.exp.duration | finding | patience
q.aws.sfn.std.duration | finding | patience
q.aws.sfn.map-children | finding | many
q.aws.sfn.activity-task | none | activities (workers that ask for tasks) are not drawn
q.aws.sfn.httptask | limit | httpTasks
q.aws.apigw.rps.small-regions | none | holds in regions without a catalog
q.aws.apigw.rps | limit | gateways
q.aws.apigw.burst | part | the bucket beside the requests of the account
q.aws.apigw.rest-timeout | finding | patience
q.aws.apigw.http-timeout | finding | patience
q.aws.apigw.payload | finding | payload
q.aws.apigw.ws-connect | none | no protocol of a call is WebSocket
q.aws.apigw.ws-duration | none | no protocol of a call is WebSocket
q.aws.apigw.ws-message | none | no protocol of a call is WebSocket
q.aws.apigw.routes | finding | many
q.aws.apigw.vpclinks | none | links are not drawn; one reaches any number of services
q.aws.sqs.fifo.api | limit | queues
q.aws.sqs.fifo.msgs | limit | queues
q.aws.sqs.fifo.partition | limit | queues
q.aws.sqs.fifo.ht.low | none | holds in regions without a catalog
q.aws.sqs.fifo.ht | limit | queues
q.aws.sqs.std.throughput | none | no limit by the documentation
q.aws.sqs.std.inflight | limit | queues
q.aws.sqs.fifo.inflight | limit | queues
q.aws.sqs.message | finding | payload
q.aws.sqs.batch | size | bounds the assumption of messages in one request
q.aws.sns.publish.small | none | holds in regions without a catalog
q.aws.sns.publish | limit | topics
q.aws.sns.fifo.bytes | limit | singleTopics
q.aws.sns.fifo | limit | singleTopics
q.aws.sns.subs | none | a drawing has no 12.5 million subscribers
q.aws.sns.message | finding | payload
q.aws.eventbridge.putevents.other | none | holds in regions without a catalog
q.aws.eventbridge.putevents | limit | topics
q.aws.eventbridge.invocations | limit | deliveries
q.aws.eventbridge.rules | finding | many
q.aws.eventbridge.targets | part | targets of a rule multiply the rules of a bus
q.aws.eventbridge.apidest | limit | destinations
q.aws.eventbridge.entry | finding | payload
q.aws.eventbridge.pipes | none | pipes are not offered
q.aws.kinesis.shard.in.bytes | part | gives the shards that a stream needs
q.aws.kinesis.shard.in.records | part | gives the shards that a stream needs
q.aws.kinesis.shard.out | part | gives the shards that a stream needs
q.aws.kinesis.shard.reads | finding | many
q.aws.kinesis.record | finding | payload
q.aws.kinesis.shards | limit | streams
q.aws.kinesis.od.start | none | streams on demand are not offered, shards are
q.aws.kinesis.od.max | none | streams on demand are not offered, shards are
q.aws.kinesis.efo.rate | part | gives the shards that a stream needs
q.aws.kinesis.efo | finding | many
q.aws.s3.put | limit | objectStores
q.aws.s3.get | limit | objectStores
q.aws.ddb.table.rcu | limit | tables
q.aws.ddb.table.wcu | limit | tables
q.aws.ddb.account.rcu | limit | provisionedTables
q.aws.ddb.account.wcu | limit | provisionedTables
q.aws.ddb.partition.rcu | limit | tables
q.aws.ddb.partition.wcu | limit | tables
q.aws.ddb.item | finding | payload
q.aws.ddb.od.initial.wru | part | what a new table takes at first stands beside the units of a table
q.aws.ddb.od.initial.rru | part | what a new table takes at first stands beside the units of a table
q.aws.ddb.od.double | part | how a new table grows stands beside the units of a table
q.aws.ddb.gsi | none | indexes are not drawn
q.aws.ddb.tables | finding | many
q.aws.alb.targets | limit | accounts
q.aws.alb.tg.targets | none | the same number as targets of a balancer, which is met first
q.aws.alb.rules | finding | many
q.aws.alb.tgs | none | the same number as rules of a balancer, which is met first
q.aws.alb.lb | limit | accounts
q.aws.alb.lambda-target | none | each function is a group of its own
q.aws.alb.lambda-payload | finding | payload
q.aws.rds.maxconn.aurora-pg | limit | connections
q.aws.rds.maxconn.mysql | limit | connections
q.aws.rds.maxconn.pg | limit | connections
q.aws.rds.gp3.iops | limit | disks
q.aws.rds.replicas | finding | many
q.aws.ec2.flow | none | calls between two replicas are spread over several connections; their machine’s network is met first
q.aws.ec2.inet.small | limit | network
q.aws.ec2.inet.large | limit | network
q.aws.ec2.network.* | limit | network
q.aws.ec2.vcpus.gpu.used | limit | accounts
q.aws.ec2.vcpus.used | limit | accounts
q.aws.ec2.vcpus | limit | accounts
q.aws.ec2.t.baseline | size | busy cores above it are billed, and machines are chosen below it
q.aws.ec2.t.credits | size | credits are spent at the baseline; what is above is billed
q.aws.fargate.vcpu.used | limit | accounts
q.aws.fargate.vcpu | limit | accounts
q.aws.fargate.launch | part | how long the start of all tasks takes stands beside the tasks of a service
q.aws.fargate.service-launch | part | how long the start of all tasks takes stands beside the tasks of a service
q.aws.ecs.tasks | limit | saturation
q.aws.fargate.size | size | larger tasks are not offered
q.aws.nat.conns | limit | natGateways
q.aws.nat.bw | limit | natGateways
q.aws.nat.pps | limit | natGateways
q.aws.cloudfront.rps | limit | gateways
q.aws.elasticache.conns | limit | connections
q.aws.apprunner.concurrency | none | App Runner is not offered
q.aws.apprunner.instances | none | App Runner is not offered
q.aws.cw.putlogevents | limit | telemetry
q.aws.cw.putmetric | limit | telemetry
q.aws.xray.segments | limit | telemetry
q.gcp.run.concurrency | limit | pools
q.gcp.run.maxinst | limit | saturation
q.gcp.run.timeout | finding | patience
q.gcp.run.req | finding | payload
q.gcp.run.cpu | size | larger instances are not offered
q.gcp.functions.gen1.concurrency | size | one execution an instance is how these functions are modelled
q.gcp.functions.gen1.inst | limit | functions
q.gcp.functions.gen1.timeout | finding | patience
q.gcp.pubsub.publish.large | limit | published
q.gcp.pubsub.publish.medium | none | holds in regions without a catalog
q.gcp.pubsub.publish.small | none | holds in regions without a catalog
q.gcp.pubsub.ordering | none | order by key is not drawn
q.gcp.pubsub.message | finding | payload
q.gcp.workflows.concurrent | limit | functions
q.gcp.workflows.steps | finding | many
q.gcp.workflows.memory | finding | payload
q.gcp.firestore.doc | limit | tables
q.gcp.firestore.ramp | limit | tables
q.gcp.gce.egress.most | limit | network
q.gcp.gce.egress | limit | network
q.gcp.gce.inet | limit | network
q.gcp.sql.conns | limit | connections
q.gcp.gcs.write | limit | objectStores
q.gcp.gcs.read | limit | objectStores
q.gcp.gcs.same-object | limit | objectStores
q.gcp.tasks.dispatch | limit | queues
q.azure.functions.cons.inst | limit | functions
q.azure.functions.cons.timeout | finding | patience
q.azure.functions.cons.mem | size | memory above it is cut to it
q.azure.functions.cons.outbound | finding | many
q.azure.functions.http-scale | part | how long until all instances are there stands beside the executions at once
q.azure.functions.flex.inst | none | the Flex plan is not offered
q.azure.functions.http-timeout | finding | patience
q.azure.sb.conns | limit | connections
q.azure.sb.receives | limit | queues
q.azure.sb.message.std | finding | payload
q.azure.sb.std.credits | limit | queues
q.azure.sb.entities | finding | many
q.azure.eg.ingress.bytes | limit | singleTopics
q.azure.eg.ingress | limit | topics
q.azure.eg.event | finding | payload
q.azure.eh.tu.in.events | part | gives the throughput units that a stream needs
q.azure.eh.tu.in | part | gives the throughput units that a stream needs
q.azure.eh.tu.out | part | gives the throughput units that a stream needs
q.azure.eh.tu.max | limit | streams
q.azure.eh.event | finding | payload
q.azure.cosmos.partition | limit | tables
q.azure.cosmos.logical | none | how much is stored under one key is not drawn
q.azure.cosmos.container | none | holds for provisioned containers; those offered are serverless
q.azure.cosmos.serverless | limit | tables
q.azure.storage.account | limit | objectStores
q.azure.storage.blob | limit | objectStores
q.azure.queue.rate | none | Storage queues are not offered, Service Bus is
q.azure.containerapps.replicas | limit | saturation
q.azure.containerapps.size | size | larger replicas are not offered
q.azure.containerapps.http-default | none | a default for scaling that everybody may change, no limit
q.azure.logic.actions.rate | limit | workflows
q.azure.logic.actions | none | the same by the second is held instead
q.azure.appgw.cu | size | gives the capacity units of the bill
q.azure.sql.workers | limit | connections
`

export const quotaRows: readonly QuotaRow[] = text
  .trim()
  .split('\n')
  .map((row) => {
    const [id = '', how = '', words = ''] = row.split(' | ')
    return { id, how: how as QuotaRow['how'], words }
  })
