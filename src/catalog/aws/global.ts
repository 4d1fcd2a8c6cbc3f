/**
 * What Amazon Web Services charges and allows in every region alike, edges of its network included.
 * A row: id | label | value | unit | attributes | note. See README.md for how ids, grades and dates work.
 */

import type { FactGroup } from '../factTable'

const source1 =
  'https://aws.amazon.com/elasticloadbalancing/pricing/ LCU text, restated identically in handbook.vantage.sh and 4 public repos'
export const awsGlobal: readonly FactGroup[] = [
  {
    source:
      'https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/ (archived copies, posted 2025-04-29)',
    asOf: '2025-08-01',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
aws.lambda.init-billed | Lambda: share of the initialisation of a cold start that is billed | 1 | share |  | all runtimes and packages since 2025-08-01; before, none of it for zip packages on managed runtimes
`,
  },
  {
    source: 'https://aws.amazon.com/fargate/pricing/ (archived copy)',
    asOf: '2024..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
aws.fargate.min-duration | Fargate: minimum billed duration Linux (Windows: 300) | 60 | seconds |  | per-second after; clock starts at image download
`,
  },
  {
    source: 'https://aws.amazon.com/lambda/pricing/ (archived copy; current 1 ms/10240 MB/SnapStart edition)',
    asOf: '2025..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
aws.lambda.free.requests | Lambda: always-free requests | 1000000 | requests/month
aws.lambda.free.gbs | Lambda: always-free duration (not for provisioned concurrency) | 400000 | GB-second/month
aws.lambda.rounding | Lambda: duration rounding | 1 | millisecond (ceil) |  | provisioned concurrency is rounded up to 5 minutes; INIT phase billed for all configurations since 2025-08-01 (memory)
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'all',
    rows: `
aws.sns.chunk | SNS: publish metering chunk | 64 | KB per request (ceil)
q.aws.elasticache.conns | ElastiCache: connections per Redis node | 65000 | connections | fixed
q.aws.sns.message | SNS: message size | 256 | KB | fixed
`,
  },
  {
    source:
      'https://aws.amazon.com/step-functions/pricing/ (archived copy, mdsite.deno.dev mirror + archived copy, last updated 2026-06-10)',
    asOf: '2026-06-10',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
aws.sfn.standard.free | Step Functions: Standard always-free transitions | 4000 | transitions/month
aws.sfn.express.rounding.duration | Step Functions: Express duration rounding | 100 | millisecond (ceil)
aws.sfn.express.rounding.memory | Step Functions: Express memory chunk; memory = 50MB + definition + payload x parallel/map steps | 64 | MB (ceil)
`,
  },
  {
    source:
      'third-party research note quoting AWS Price List Bulk API offer files (public repository, archived copy, researched 2026-08-16); https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/',
    asOf: '2026-08-16',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
aws.sqs.free | SQS: always-free requests, all regions together | 1000000 | requests/month
aws.sqs.chunk | SQS: payload metering chunk | 64 | KB per request (ceil)
aws.eventbridge.chunk | EventBridge: metering chunk | 64 | KB per event (ceil)
aws.cw.free.logs | CloudWatch: free logs (ingest+archive+scan together) | 5 | GB/month
aws.cw.free.metrics | CloudWatch: free custom metrics | 10 | metrics
q.aws.sqs.message | SQS: max message (256 KB before Aug 2025) | 1024 | KiB | fixed
`,
  },
  {
    source: 'https://aws.amazon.com/api-gateway/pricing/ (archived copy, front-matter last_updated 2025-11-02)',
    asOf: '2025-11-02',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
aws.apigw.http.chunk | API Gateway: HTTP API metering increment | 512 | KB per request (ceil)
`,
  },
  {
    source: source1,
    asOf: '2023..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'all',
    rows: `
aws.alb.lcu.def.new-conn | ALB: LCU definition new-conn | 25 | new connections/s per LCU
aws.alb.lcu.def.active-conn | ALB: LCU definition active-conn | 3000 | active connections/min per LCU
aws.alb.lcu.def.bytes | ALB: LCU definition bytes | 1 | GB/h per LCU (EC2/IP/container targets)
aws.alb.lcu.def.rules | ALB: LCU definition rules | 1000 | rule evaluations/s per LCU, first 10 rules free
`,
  },
  {
    source: 'archived pages quoting https://aws.amazon.com/xray/pricing/',
    asOf: '2023..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'all',
    rows: `
aws.xray.free | X-Ray: free traces recorded | 100000 | traces/month
`,
  },
  {
    source: 'awsdocs/aws-lambda-developer-guide doc_source/gettingstarted-limits.md @4f313b9c^',
    asOf: '2023-10-31',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.lambda.concurrency | Lambda: concurrent executions per region | 1000 | executions | adjustable | new accounts may start lower (10-50); raised automatically or on request to tens of thousands
q.aws.lambda.rps-per-concurrency | Lambda: invocation requests/s = 10 x concurrency quota | 10 | req/s per unit of concurrency | fixed
q.aws.lambda.timeout | Lambda: function timeout | 900 | seconds | fixed
q.aws.lambda.memory-max | Lambda: max memory | 10240 | MB | fixed
q.aws.lambda.memory-min | Lambda: min memory | 128 | MB | fixed
q.aws.lambda.vcpu-per-mb | Lambda: memory that equals 1 vCPU | 1769 | MB | fixed
q.aws.lambda.payload-sync | Lambda: sync request/response payload | 6 | MB | fixed
q.aws.lambda.payload-async | Lambda: async payload (raised to 1 MB late 2025, memory) | 256 | KB | fixed
`,
  },
  {
    source:
      'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#scaling-rate (archived copy; quoted again in a public repository on 2026-10-01)',
    asOf: '2026-10-01',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.lambda.scaling-rate | Lambda: concurrency scaling rate per function | 1000 | new environments per 10 s | fixed | or 10,000 req/s per 10 s; independent per function
`,
  },
  {
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (archived copy)',
    asOf: '2025..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.sfn.exp.start | Step Functions: Express StartExecution token bucket refill | 6000 | per second | adjustable, bucket 6000
q.aws.sfn.exp.transition | Step Functions: Express StateTransition | none | unlimited | fixed
q.aws.sfn.exp.duration | Step Functions: Express max duration | 300 | seconds | fixed
q.aws.sfn.open-executions | Step Functions: open Standard executions | 1000000 | executions | adjustable
q.aws.sfn.payload | Step Functions: input/output per state | 256 | KiB | fixed
`,
  },
  {
    source: 'awsdocs/amazon-api-gateway-developer-guide doc_source/limits.md @3922eee7^',
    asOf: '2023-06-29',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.apigw.rps | API Gateway: account throttle across all APIs in region | 10000 | req/s | adjustable, bucket 5000
q.aws.apigw.payload | API Gateway: payload | 10 | MB | fixed
q.aws.apigw.rest-timeout | API Gateway: REST integration timeout (raisable for Regional since 2024, memory) | 29 | seconds | adjustable
q.aws.apigw.http-timeout | API Gateway: HTTP API integration timeout | 30 | seconds | fixed
`,
  },
  {
    source: 'awsdocs/amazon-sqs-developer-guide @4cefcbe1^ (FIFO quota text) + 2026 exam-guide restatement',
    asOf: '2023-06-15/2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.sqs.fifo.api | SQS: FIFO API calls per second per action (non-high-throughput) | 300 | calls/s | adjustable
q.aws.sqs.std.throughput | SQS: standard queue API calls | none | nearly unlimited | fixed
q.aws.sqs.std.inflight | SQS: standard in-flight messages | 120000 | messages | adjustable
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
q.aws.ec2.vcpus | EC2: on-demand standard vCPUs (new account default) | 5 | vCPU | adjustable
q.aws.rds.maxconn.aurora-pg | Aurora: Aurora PG LEAST(mem/9531392,5000); Aurora MySQL log2-based (r6g.large 1000, 4xlarge 4000) | 5000 | connections | adjustable
`,
  },
  {
    source: 'awsdocs/amazon-kinesis-data-streams-developer-guide doc_source/service-sizes-and-limits.md @fbc79e3a^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.kinesis.shard.in.bytes | Kinesis: write per shard | 1 | MB/s | fixed
q.aws.kinesis.shard.in.records | Kinesis: write per shard | 1000 | records/s | fixed
q.aws.kinesis.shard.out | Kinesis: read per shard shared (GetRecords) | 2 | MB/s | fixed
q.aws.kinesis.shards.major | Kinesis: default shards us-east-1/us-west-2/eu-west-1 (later docs: 20,000, memory) | 500 | shards | adjustable
q.aws.kinesis.record | Kinesis: record size (10 MB from late 2025, memory) | 1 | MB | fixed
`,
  },
  {
    source: 'awsdocs/amazon-s3-userguide doc_source/optimizing-performance.md @838da1b4^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.s3.put | S3: PUT/COPY/POST/DELETE per partitioned prefix | 3500 | req/s | fixed | scales out by prefix; gradual; 503 meanwhile
q.aws.s3.get | S3: GET/HEAD per partitioned prefix | 5500 | req/s | fixed
`,
  },
  {
    source: 'awsdocs/amazon-dynamodb-developer-guide ServiceQuotas.md / bp-partition-key-design.md @db4b6c89^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.ddb.table.rcu | DynamoDB: per-table read default (also on-demand) | 40000 | RCU | adjustable
q.aws.ddb.table.wcu | DynamoDB: per-table write default (also on-demand) | 40000 | WCU | adjustable
q.aws.ddb.partition.rcu | DynamoDB: per partition / single hot key | 3000 | RCU | fixed
q.aws.ddb.partition.wcu | DynamoDB: per partition / single hot key | 1000 | WCU | fixed
q.aws.ddb.item | DynamoDB: item size | 400 | KB | fixed
`,
  },
  {
    source: 'https://docs.aws.amazon.com/general/latest/gr/ecs-service.html as quoted in a public repository',
    asOf: '2026-08-16',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.fargate.vcpu | Fargate: on-demand vCPU per region, default | 6 | vCPU | adjustable | older accounts 4000
q.aws.ecs.tasks | ECS: tasks per service | 5000 | tasks | fixed
`,
  },
  {
    source: 'https://docs.aws.amazon.com/general/latest/gr/ecs-service.html as quoted in a public repository',
    asOf: '2026-08-16',
    confidence: 'derived',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.fargate.vcpu.used | Fargate: on-demand vCPU per region of an account that has been in use | 4000 | vCPU | adjustable, range 6..4000 | from the note of the default, 6: older accounts have 4,000
`,
  },
  {
    source: 'awsdocs/elb-application-load-balancers-user-guide doc_source/load-balancer-limits.md @9584d0da^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.alb.targets | ALB: targets per ALB | 1000 | targets | adjustable
q.aws.alb.lb | ALB: ALBs per region | 50 | load balancers | adjustable
`,
  },
  {
    source:
      'awsdocs/amazon-rds-user-guide CHAP_Limits.md / USER_ParamValuesRef.md (2023-06-15) + memory for the default formulas',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.rds.maxconn.mysql | RDS: MySQL/MariaDB default max_connections = DBInstanceClassMemory/12582880 | 12582880 | bytes of memory per connection | adjustable | 16 GiB gives about 1,300; mem_bytes/12582880
q.aws.rds.maxconn.pg | RDS: PostgreSQL default max_connections = LEAST(DBInstanceClassMemory/9531392, 5000) | 9531392 | bytes of memory per connection | adjustable | 8 GiB gives about 839-900; min(mem_bytes/9531392,5000)
`,
  },
  {
    source: 'archived 2026 study guides restating AWS docs',
    asOf: '2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.sqs.fifo.inflight | SQS: FIFO in-flight (20,000 before Nov 2024) | 120000 | messages | adjustable
`,
  },
  {
    source: 'awsdocs/amazon-eventbridge-user-guide doc_source/eb-quota.md @10e936ee',
    asOf: '2022-05-02',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.eventbridge.entry | EventBridge: entry size | 256 | KB | fixed
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.alb.lambda-payload | ALB: Lambda target request/response body | 1 | MB | fixed
q.aws.rds.gp3.iops | RDS: gp3 baseline (12,000 IOPS / 500 MB/s at >=400 GB) | 3000 | IOPS | adjustable
q.aws.rds.replicas | Aurora: read replicas per cluster | 15 | replicas | fixed
q.aws.nat.conns | NAT Gateway: simultaneous connections per unique destination per IP | 55000 | connections | fixed
q.aws.nat.bw | NAT Gateway: bandwidth (starts 5, scales) | 100 | Gbps | fixed
q.aws.nat.pps | NAT Gateway: packets (starts 1M) | 10000000 | packets/s | fixed
q.aws.cw.putlogevents | CloudWatch: PutLogEvents per account-region | 5000 | req/s | adjustable
`,
  },
  {
    source: 'awsdocs/aws-lambda-developer-guide doc_source/gettingstarted-limits.md @4f313b9c^',
    asOf: '2023-10-31',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.lambda.fds | Lambda: file descriptors | 1024 | fds | fixed
`,
  },
  {
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (archived copy)',
    asOf: '2025..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.sfn.history | Step Functions: Standard history events per execution | 25000 | events | fixed
q.aws.sfn.std.duration | Step Functions: Standard max duration | 31536000 | seconds | fixed
q.aws.sfn.map-children | Step Functions: Distributed Map parallel child executions | 10000 | executions | fixed
q.aws.sfn.httptask | Step Functions: HTTP Task refill (bucket 300) | 300 | per second | adjustable
`,
  },
  {
    source: 'awsdocs/amazon-api-gateway-developer-guide doc_source/limits.md @3922eee7^',
    asOf: '2023-06-29',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.apigw.routes | API Gateway: HTTP API routes | 300 | routes | adjustable
`,
  },
  {
    source: 'awsdocs/amazon-sqs-developer-guide @4cefcbe1^ (FIFO quota text) + 2026 exam-guide restatement',
    asOf: '2023-06-15/2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.sqs.fifo.msgs | SQS: FIFO messages/s with batches of 10 | 3000 | messages/s | adjustable
q.aws.sqs.fifo.partition | SQS: FIFO per partition (message-group hash) | 300 | msg/s (3000 batched) | fixed
`,
  },
  {
    source: 'archived 2026 study guides restating AWS docs',
    asOf: '2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.sqs.fifo.ht.low | SQS: FIFO high-throughput, smallest regions | 2400 | calls/s | adjustable
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
q.aws.sns.fifo | SNS: FIFO topic publish | 3000 | messages/s (or 20 MB/s) per topic | fixed
q.aws.xray.segments | X-Ray: segments (us-east-1 2600) | 2600 | segments/s | adjustable
q.aws.cw.putmetric | CloudWatch: PutMetricData (us-east-1/us-west-2/eu-west-1: 1500 historically 150-500) | 500 | req/s | adjustable
`,
  },
  {
    source: 'EventBridge quotas page (archived copy)',
    asOf: '2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.eventbridge.rules | EventBridge: rules per bus | 300 | rules | adjustable
`,
  },
  {
    source: 'Service Quotas API dump in a public repo (archived copy; SNS 9000 => us-west-2/eu-west-1 class region)',
    asOf: '2023..2024',
    confidence: 'repo-data',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.eventbridge.targets | EventBridge: targets per rule | 5 | targets | fixed
q.aws.eventbridge.apidest | EventBridge: invocations per API destination | 300 | per second | adjustable
`,
  },
  {
    source: 'awsdocs/amazon-kinesis-data-streams-developer-guide doc_source/service-sizes-and-limits.md @fbc79e3a^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.kinesis.shard.reads | Kinesis: GetRecords calls per shard | 5 | calls/s | fixed
q.aws.kinesis.efo | Kinesis: enhanced fan-out consumers per stream | 20 | consumers | fixed
q.aws.kinesis.efo.rate | Kinesis: EFO read per consumer per shard | 2 | MB/s | fixed
`,
  },
  {
    source: 'awsdocs/amazon-dynamodb-developer-guide ServiceQuotas.md / bp-partition-key-design.md @db4b6c89^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.ddb.od.initial.wru | DynamoDB: new on-demand table instant write | 4000 | WRU/s | fixed
q.aws.ddb.od.initial.rru | DynamoDB: new on-demand table instant read | 12000 | RRU/s | fixed
q.aws.ddb.od.double | DynamoDB: on-demand instant headroom over previous peak | 2 | x in 30 min | fixed
q.aws.ddb.tables | DynamoDB: tables per region | 2500 | tables | adjustable
`,
  },
  {
    source: 'awsdocs/elb-application-load-balancers-user-guide doc_source/load-balancer-limits.md @9584d0da^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.alb.rules | ALB: rules per ALB | 100 | rules | adjustable
q.aws.alb.tgs | ALB: target groups per ALB | 100 | groups | fixed
`,
  },
  {
    source: 'awsdocs/amazon-ec2-user-guide ec2-instance-network-bandwidth.md, burstable-credits-baseline-concepts.md',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.ec2.inet.small | EC2: internet/cross-region, < 32 vCPU | 5 | Gbps | fixed
q.aws.ec2.inet.large | EC2: internet/cross-region, >= 32 vCPU | 0.5 | x instance bandwidth | fixed
`,
  },
  {
    source: 'https://docs.aws.amazon.com/general/latest/gr/ecs-service.html as quoted in a public repository',
    asOf: '2026-08-16',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.fargate.launch | Fargate: sustained launch rate (burst 100) | 20 | tasks/s | adjustable
q.aws.fargate.service-launch | ECS: tasks launched by one service | 500 | tasks/min | fixed
`,
  },
  {
    source:
      'https://aws.amazon.com/elasticloadbalancing/pricing/ LCU text, restated identically in handbook.vantage.sh and 4 public repos',
    asOf: '2023..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'all',
    rows: `
aws.alb.lcu.def.bytes-lambda | ALB: LCU definition bytes-lambda | 0.4 | GB/h per LCU (Lambda targets)
`,
  },
  {
    source:
      'https://github.com/aws/karpenter-provider-aws generated table of network bandwidth (baseline, in Mbit/s), read with the prices of 2026-07-20',
    asOf: '2026-07-20',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.ec2.network.t3.nano | EC2 t3.nano: network bandwidth that it has for ever | 32 | Mbit/s | fixed
q.aws.ec2.network.t3.micro | EC2 t3.micro: network bandwidth that it has for ever | 64 | Mbit/s | fixed
q.aws.ec2.network.t3.small | EC2 t3.small: network bandwidth that it has for ever | 128 | Mbit/s | fixed
q.aws.ec2.network.t3.medium | EC2 t3.medium: network bandwidth that it has for ever | 256 | Mbit/s | fixed
q.aws.ec2.network.t3.large | EC2 t3.large: network bandwidth that it has for ever | 512 | Mbit/s | fixed
q.aws.ec2.network.t3.xlarge | EC2 t3.xlarge: network bandwidth that it has for ever | 1024 | Mbit/s | fixed
q.aws.ec2.network.t3.2xlarge | EC2 t3.2xlarge: network bandwidth that it has for ever | 2048 | Mbit/s | fixed
q.aws.ec2.network.t4g.nano | EC2 t4g.nano: network bandwidth that it has for ever | 32 | Mbit/s | fixed
q.aws.ec2.network.t4g.micro | EC2 t4g.micro: network bandwidth that it has for ever | 64 | Mbit/s | fixed
q.aws.ec2.network.t4g.small | EC2 t4g.small: network bandwidth that it has for ever | 128 | Mbit/s | fixed
q.aws.ec2.network.t4g.medium | EC2 t4g.medium: network bandwidth that it has for ever | 256 | Mbit/s | fixed
q.aws.ec2.network.t4g.large | EC2 t4g.large: network bandwidth that it has for ever | 512 | Mbit/s | fixed
q.aws.ec2.network.t4g.xlarge | EC2 t4g.xlarge: network bandwidth that it has for ever | 1024 | Mbit/s | fixed
q.aws.ec2.network.t4g.2xlarge | EC2 t4g.2xlarge: network bandwidth that it has for ever | 2048 | Mbit/s | fixed
q.aws.ec2.network.m6i.large | EC2 m6i.large: network bandwidth that it has for ever | 781 | Mbit/s | fixed
q.aws.ec2.network.m6i.xlarge | EC2 m6i.xlarge: network bandwidth that it has for ever | 1562 | Mbit/s | fixed
q.aws.ec2.network.m6i.2xlarge | EC2 m6i.2xlarge: network bandwidth that it has for ever | 3125 | Mbit/s | fixed
q.aws.ec2.network.m6i.4xlarge | EC2 m6i.4xlarge: network bandwidth that it has for ever | 6250 | Mbit/s | fixed
q.aws.ec2.network.m6i.8xlarge | EC2 m6i.8xlarge: network bandwidth that it has for ever | 12500 | Mbit/s | fixed
q.aws.ec2.network.m6i.12xlarge | EC2 m6i.12xlarge: network bandwidth that it has for ever | 18750 | Mbit/s | fixed
q.aws.ec2.network.m6i.16xlarge | EC2 m6i.16xlarge: network bandwidth that it has for ever | 25000 | Mbit/s | fixed
q.aws.ec2.network.m6i.24xlarge | EC2 m6i.24xlarge: network bandwidth that it has for ever | 37500 | Mbit/s | fixed
q.aws.ec2.network.m6i.32xlarge | EC2 m6i.32xlarge: network bandwidth that it has for ever | 50000 | Mbit/s | fixed
q.aws.ec2.network.m7g.medium | EC2 m7g.medium: network bandwidth that it has for ever | 520 | Mbit/s | fixed
q.aws.ec2.network.m7g.large | EC2 m7g.large: network bandwidth that it has for ever | 937 | Mbit/s | fixed
q.aws.ec2.network.m7g.xlarge | EC2 m7g.xlarge: network bandwidth that it has for ever | 1876 | Mbit/s | fixed
q.aws.ec2.network.m7g.2xlarge | EC2 m7g.2xlarge: network bandwidth that it has for ever | 3750 | Mbit/s | fixed
q.aws.ec2.network.m7g.4xlarge | EC2 m7g.4xlarge: network bandwidth that it has for ever | 7500 | Mbit/s | fixed
q.aws.ec2.network.m7g.8xlarge | EC2 m7g.8xlarge: network bandwidth that it has for ever | 15000 | Mbit/s | fixed
q.aws.ec2.network.m7g.12xlarge | EC2 m7g.12xlarge: network bandwidth that it has for ever | 22500 | Mbit/s | fixed
q.aws.ec2.network.m7g.16xlarge | EC2 m7g.16xlarge: network bandwidth that it has for ever | 30000 | Mbit/s | fixed
q.aws.ec2.network.c6i.large | EC2 c6i.large: network bandwidth that it has for ever | 781 | Mbit/s | fixed
q.aws.ec2.network.c6i.xlarge | EC2 c6i.xlarge: network bandwidth that it has for ever | 1562 | Mbit/s | fixed
q.aws.ec2.network.c6i.2xlarge | EC2 c6i.2xlarge: network bandwidth that it has for ever | 3125 | Mbit/s | fixed
q.aws.ec2.network.c6i.4xlarge | EC2 c6i.4xlarge: network bandwidth that it has for ever | 6250 | Mbit/s | fixed
q.aws.ec2.network.c6i.8xlarge | EC2 c6i.8xlarge: network bandwidth that it has for ever | 12500 | Mbit/s | fixed
q.aws.ec2.network.c6i.12xlarge | EC2 c6i.12xlarge: network bandwidth that it has for ever | 18750 | Mbit/s | fixed
q.aws.ec2.network.c6i.16xlarge | EC2 c6i.16xlarge: network bandwidth that it has for ever | 25000 | Mbit/s | fixed
q.aws.ec2.network.c6i.24xlarge | EC2 c6i.24xlarge: network bandwidth that it has for ever | 37500 | Mbit/s | fixed
q.aws.ec2.network.c6i.32xlarge | EC2 c6i.32xlarge: network bandwidth that it has for ever | 50000 | Mbit/s | fixed
q.aws.ec2.network.c7g.medium | EC2 c7g.medium: network bandwidth that it has for ever | 520 | Mbit/s | fixed
q.aws.ec2.network.c7g.large | EC2 c7g.large: network bandwidth that it has for ever | 937 | Mbit/s | fixed
q.aws.ec2.network.c7g.xlarge | EC2 c7g.xlarge: network bandwidth that it has for ever | 1876 | Mbit/s | fixed
q.aws.ec2.network.c7g.2xlarge | EC2 c7g.2xlarge: network bandwidth that it has for ever | 3750 | Mbit/s | fixed
q.aws.ec2.network.c7g.4xlarge | EC2 c7g.4xlarge: network bandwidth that it has for ever | 7500 | Mbit/s | fixed
q.aws.ec2.network.c7g.8xlarge | EC2 c7g.8xlarge: network bandwidth that it has for ever | 15000 | Mbit/s | fixed
q.aws.ec2.network.c7g.12xlarge | EC2 c7g.12xlarge: network bandwidth that it has for ever | 22500 | Mbit/s | fixed
q.aws.ec2.network.c7g.16xlarge | EC2 c7g.16xlarge: network bandwidth that it has for ever | 30000 | Mbit/s | fixed
q.aws.ec2.network.r6i.large | EC2 r6i.large: network bandwidth that it has for ever | 781 | Mbit/s | fixed
q.aws.ec2.network.r6i.xlarge | EC2 r6i.xlarge: network bandwidth that it has for ever | 1562 | Mbit/s | fixed
q.aws.ec2.network.r6i.2xlarge | EC2 r6i.2xlarge: network bandwidth that it has for ever | 3125 | Mbit/s | fixed
q.aws.ec2.network.r6i.4xlarge | EC2 r6i.4xlarge: network bandwidth that it has for ever | 6250 | Mbit/s | fixed
q.aws.ec2.network.r6i.8xlarge | EC2 r6i.8xlarge: network bandwidth that it has for ever | 12500 | Mbit/s | fixed
q.aws.ec2.network.r6i.12xlarge | EC2 r6i.12xlarge: network bandwidth that it has for ever | 18750 | Mbit/s | fixed
q.aws.ec2.network.r6i.16xlarge | EC2 r6i.16xlarge: network bandwidth that it has for ever | 25000 | Mbit/s | fixed
q.aws.ec2.network.r6i.24xlarge | EC2 r6i.24xlarge: network bandwidth that it has for ever | 37500 | Mbit/s | fixed
q.aws.ec2.network.r6i.32xlarge | EC2 r6i.32xlarge: network bandwidth that it has for ever | 50000 | Mbit/s | fixed
q.aws.ec2.network.r7g.medium | EC2 r7g.medium: network bandwidth that it has for ever | 520 | Mbit/s | fixed
q.aws.ec2.network.r7g.large | EC2 r7g.large: network bandwidth that it has for ever | 937 | Mbit/s | fixed
q.aws.ec2.network.r7g.xlarge | EC2 r7g.xlarge: network bandwidth that it has for ever | 1876 | Mbit/s | fixed
q.aws.ec2.network.r7g.2xlarge | EC2 r7g.2xlarge: network bandwidth that it has for ever | 3750 | Mbit/s | fixed
q.aws.ec2.network.r7g.4xlarge | EC2 r7g.4xlarge: network bandwidth that it has for ever | 7500 | Mbit/s | fixed
q.aws.ec2.network.r7g.8xlarge | EC2 r7g.8xlarge: network bandwidth that it has for ever | 15000 | Mbit/s | fixed
q.aws.ec2.network.r7g.16xlarge | EC2 r7g.16xlarge: network bandwidth that it has for ever | 30000 | Mbit/s | fixed
q.aws.ec2.network.m5.large | EC2 m5.large: network bandwidth that it has for ever | 750 | Mbit/s | fixed
q.aws.ec2.network.m5.xlarge | EC2 m5.xlarge: network bandwidth that it has for ever | 1250 | Mbit/s | fixed
q.aws.ec2.network.m5.2xlarge | EC2 m5.2xlarge: network bandwidth that it has for ever | 2500 | Mbit/s | fixed
q.aws.ec2.network.m5.4xlarge | EC2 m5.4xlarge: network bandwidth that it has for ever | 5000 | Mbit/s | fixed
q.aws.ec2.network.m7i.large | EC2 m7i.large: network bandwidth that it has for ever | 781 | Mbit/s | fixed
q.aws.ec2.network.m7i.xlarge | EC2 m7i.xlarge: network bandwidth that it has for ever | 1562 | Mbit/s | fixed
q.aws.ec2.network.m7i.2xlarge | EC2 m7i.2xlarge: network bandwidth that it has for ever | 3125 | Mbit/s | fixed
q.aws.ec2.network.m7i.4xlarge | EC2 m7i.4xlarge: network bandwidth that it has for ever | 6250 | Mbit/s | fixed
`,
  },
  {
    source: 'https://aws.amazon.com/ec2/faqs/ “Default vCPU Limit” (archived copy in a public repository)',
    asOf: '2019-09..2024',
    confidence: 'stored-third-party',
    grade: 'low',
    region: 'all',
    rows: `
q.aws.ec2.vcpus.used | EC2: on-demand standard vCPUs of an account that has been in use | 1152 | vCPU | adjustable, range 64..20000 | the documented default until about 2024; EC2 raises it by itself with use, so state your own
q.aws.ec2.vcpus.gpu.used | EC2: on-demand vCPUs of machines with a GPU (G), account in use | 128 | vCPU | adjustable, range 0..1000 | the documented default until about 2024; new accounts start with none
`,
  },
  {
    source: 'as the collected row says in words: q.aws.sns.fifo',
    asOf: '~2024-2025',
    confidence: 'derived',
    grade: 'low',
    region: 'all',
    rows: `
q.aws.sns.fifo.bytes | SNS: FIFO topic publish, bytes | 20 | MB/s | fixed
`,
  },
]
