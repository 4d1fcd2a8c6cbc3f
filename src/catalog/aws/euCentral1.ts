/** What is known of Amazon Web Services in eu-central-1 (Frankfurt) itself; the rest is borrowed from us-east-1 (`regionalFallback.ts`). */

import type { FactGroup } from '../factTable'

export const euCentral1Groups: readonly FactGroup[] = [
  {
    source:
      'https://github.com/skypilot-org/skypilot-catalog catalogs/v8/aws/vms.csv @00148f2a (Price column; us-east-1 rows agree with karpenter 2026-07)',
    asOf: '2026',
    confidence: 'repo-data',
    grade: 'medium',
    region: 'eu-central-1',
    rows: `
aws.ec2.m7g.medium.eu-central-1 | EC2 m7g.medium: on-demand, Linux, shared | 0.0489 | USD/hour
aws.ec2.m7g.large.eu-central-1 | EC2 m7g.large: on-demand, Linux, shared | 0.0978 | USD/hour
aws.ec2.m7g.8xlarge.eu-central-1 | EC2 m7g.8xlarge: on-demand, Linux, shared | 1.5642 | USD/hour
`,
  },
  {
    source:
      'third-party research note quoting AWS Price List Bulk API offer files (public repository, archived copy, researched 2026-08-16); https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/',
    asOf: '2026-08-16',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eu-central-1',
    rows: `
aws.fargate.x86.vcpu.eu-central-1 | Fargate: x86.vcpu | 0.04656 | USD/vCPU-hour
aws.fargate.x86.mem.eu-central-1 | Fargate: x86.mem | 0.00511 | USD/GB-hour
aws.fargate.arm.vcpu.eu-central-1 | Fargate: arm.vcpu | 0.03725 | USD/vCPU-hour
aws.fargate.arm.mem.eu-central-1 | Fargate: arm.mem | 0.00409 | USD/GB-hour
aws.fargate.ephemeral-over-20GB.eu-central-1 | Fargate: ephemeral-over-20GB | 0.000132 | USD/GB-hour
aws.sfn.standard.transition.eu-central-1 | Step Functions: Standard state transition (retries count) | 0.000025 | USD/transition
aws.sqs.standard.t1.eu-central-1 | SQS: standard request | 0.4 | USD/1M requests | tier 1000000..100000000000
aws.sqs.fifo.t1.eu-central-1 | SQS: FIFO request | 0.5 | USD/1M requests | tier 1000000..100000000000
aws.eventbridge.custom.eu-central-1 | EventBridge: custom events published | 1 | USD/1M events
aws.eventbridge.api-destination.eu-central-1 | EventBridge: API destination invocation | 0.24 | USD/1M
aws.eventbridge.pipes.eu-central-1 | EventBridge: Pipes request | 0.46 | USD/1M requests
aws.eventbridge.scheduler.eu-central-1 | EventBridge: Scheduler invocation after 14M free/month | 1.15 | USD/1M | tier 14000000..
aws.eventbridge.archive.processing.eu-central-1 | EventBridge: archive processing | 0.12 | USD/GB
aws.eventbridge.archive.storage.eu-central-1 | EventBridge: archive storage | 0.0245 | USD/GB-month
aws.nat.hour.eu-central-1 | NAT Gateway: hour | 0.052 | USD/hour
aws.nat.gb.eu-central-1 | NAT Gateway: data processed (any direction) | 0.052 | USD/GB
aws.dt.cross-az.eu-central-1 | Data transfer: between AZs, charged in EACH direction (send side and receive side) | 0.01 | USD/GB
aws.dt.out.t1.eu-central-1 | Data transfer: out to internet first 10 TB | 0.09 | USD/GB | tier 0..10240
aws.dt.out.t2.eu-central-1 | Data transfer: out to internet next 40 TB | 0.085 | USD/GB | tier 10240..51200
aws.vpce.hour.eu-central-1 | PrivateLink: interface endpoint per AZ | 0.012 | USD/ENI-hour
aws.s3.standard.storage.eu-central-1 | S3: Standard storage first 50 TB | 0.0245 | USD/GB-month | tier 0..51200
aws.s3.put.eu-central-1 | S3: PUT/COPY/POST/LIST | 0.0054 | USD/1k requests
aws.s3.get.eu-central-1 | S3: GET and other | 0.00043 | USD/1k requests
aws.ddb.od.wru.eu-central-1 | DynamoDB: on-demand write request unit (1 KB) | 0.7625 | USD/1M WRU
aws.ddb.od.rru.eu-central-1 | DynamoDB: on-demand read request unit (4 KB strongly consistent) | 0.1525 | USD/1M RRU
aws.ddb.storage.eu-central-1 | DynamoDB: table storage after 25 GB free | 0.306 | USD/GB-month
aws.ddb.pitr.eu-central-1 | DynamoDB: PITR storage | 0.2448 | USD/GB-month
aws.cw.logs.ingest.eu-central-1 | CloudWatch: Logs ingestion Standard | 0.63 | USD/GB
aws.cw.logs.storage.eu-central-1 | CloudWatch: Logs storage (compressed, AWS assumes 0.15 ratio) | 0.0324 | USD/GB-month
aws.cw.insights.eu-central-1 | CloudWatch: Logs Insights scanned | 0.0063 | USD/GB
`,
  },
  {
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (archived copy)',
    asOf: '2025..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'other',
    rows: `
q.aws.sfn.std.transition.other | Step Functions: Standard StateTransition token bucket refill | 800 | per second | adjustable, bucket 800
q.aws.sfn.std.start.other | Step Functions: Standard StartExecution token bucket refill | 150 | per second | adjustable, bucket 800
`,
  },
  {
    source: 'EventBridge quotas page (archived copy)',
    asOf: '2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'eu-central-1',
    rows: `
q.aws.eventbridge.putevents.eu-central-1 | EventBridge: PutEvents requests (<=10 entries each) | 2400 | req/s | adjustable
`,
  },
  {
    source: 'EventBridge quotas page (archived copy)',
    asOf: '2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'other',
    rows: `
q.aws.eventbridge.putevents.other | EventBridge: PutEvents requests (<=10 entries each) | 400 | req/s | adjustable
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'eu-central-1',
    rows: `
q.aws.sns.publish.eu-central-1 | SNS: standard topic publish (messages, batched or not) | 1500 | messages/s | adjustable | as us-east-2
q.aws.sqs.fifo.ht.eu-central-1 | SQS: FIFO high-throughput per API action | 18000 | calls/s | adjustable, range 2400..70000
`,
  },
]
