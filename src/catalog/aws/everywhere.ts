/**
 * What Amazon Web Services charges and allows in every region alike, edges of its network included.
 * A row: id | label | value | unit | attributes | note. See README.md for how ids, grades and dates work.
 */

import type { Group } from '../facts'

const source1 =
  'https://aws.amazon.com/elasticloadbalancing/pricing/ LCU text, restated identically in handbook.vantage.sh and 4 public repos'
export const everywhere: readonly Group[] = [
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
]
