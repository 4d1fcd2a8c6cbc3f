/**
 * How long the managed parts of Amazon Web Services take, and what they promise to be up. Measured medians of
 * asynchronous hops are from publishing to the start of a warm Lambda consumer; here they are split into the
 * part of the sender (`send`, `start`), the part in between (`deliver`, `step`) and the Lambda invocation, so
 * that the three together have the median and the 99 % that were measured; SQS standard does not (see its notes).
 * Medians do not add: where delivery has a long tail, its median is less than what is left over. Values are SI.
 * A row: id | label | value | unit | attributes | note.
 */

import type { FactGroup } from '../factTable'

const messaging =
  'bitesizedserverless.com, "Serverless Messaging: Latency Compared", eu-west-1, 4-5 September 2022, 1,024 messages each; EventBridge: update of February 2023'
const remembered = 'from memory of public measurements; not re-verified here'

export const awsLatencies: readonly FactGroup[] = [
  {
    source: messaging,
    asOf: '2022-09',
    confidence: 'derived',
    grade: 'medium',
    region: 'all',
    rows: `
latency.sqs.standard.deliver.p50 | SQS standard: from accepted to delivered, median | 0.0018 | seconds | range 0.00006..0.02 | 16.2 ms from publish to start, less 4 ms for sending and 10.4 ms for invoking: medians do not add, so the three come to 19 ms; the median that makes them 16.2 is 0.057 ms, with a tail far longer than measured
latency.sqs.standard.deliver.p99 | SQS standard: from accepted to delivered, 99 % | 0.105 | seconds | range 0.05..0.2 | 105 ms from publish to start; the three come to 122 ms
latency.sqs.fifo.deliver.p50 | SQS FIFO: from accepted to delivered, median | 0.0102 | seconds | range 0.005..0.03 | 28.1 ms from publish to start, with sending (4 and 20 ms) and invoking (10.4 and 25.8 ms)
latency.sqs.fifo.deliver.p99 | SQS FIFO: from accepted to delivered, 99 % | 0.629 | seconds | range 0.2..1 | 645 ms from publish to start
latency.sns.deliver.p50 | SNS standard: from accepted to delivered, median | 0.0564 | seconds | range 0.03..0.1 | 73 ms from publish to start, with sending (4 and 20 ms) and invoking (10.4 and 25.8 ms)
latency.sns.deliver.p99 | SNS standard: from accepted to delivered, 99 % | 0.2085 | seconds | range 0.15..0.4 | 225 ms from publish to start
latency.sns.fifo.deliver.p50 | SNS FIFO: from accepted to delivered, median | 0.023 | seconds | range 0.01..0.05 | 40.1 ms from publish to start over SQS, with sending (4 and 20 ms) and invoking (10.4 and 25.8 ms)
latency.sns.fifo.deliver.p99 | SNS FIFO: from accepted to delivered, 99 % | 0.481 | seconds | range 0.2..0.8 | 497 ms from publish to start over SQS
latency.eventbridge.deliver.p50 | EventBridge: from accepted to delivered, median | 0.1316 | seconds | range 0.1..0.25 | 148 ms from publish to start, with sending (4 and 20 ms) and invoking (10.4 and 25.8 ms); 221 ms half a year before
latency.eventbridge.deliver.p99 | EventBridge: from accepted to delivered, 99 % | 0.3707 | seconds | range 0.3..0.8 | 387 ms from publish to start
latency.kinesis.deliver.p50 | Kinesis, polled: from accepted to delivered, median | 0.6107 | seconds | range 0.2..0.8 | 627 ms from publish to start, with sending (4 and 20 ms) and invoking (10.4 and 25.8 ms)
latency.kinesis.deliver.p99 | Kinesis, polled: from accepted to delivered, 99 % | 1.564 | seconds | range 1..2 | 1,580 ms from publish to start
latency.kinesis.efo.deliver.p50 | Kinesis, enhanced fan-out: from accepted to delivered, median | 0.0328 | seconds | range 0.015..0.06 | 49.4 ms from publish to start, with sending (4 and 20 ms) and invoking (10.4 and 25.8 ms)
latency.kinesis.efo.deliver.p99 | Kinesis, enhanced fan-out: from accepted to delivered, 99 % | 0.0913 | seconds | range 0.06..0.2 | 109 ms from publish to start
latency.sfn.standard.start.p50 | Step Functions Standard: starting an execution, median | 0.0575 | seconds | range 0.03..0.09 | 99.1 ms from start to the first task, with its transition (25 and 100 ms) and invoking (10.4 and 25.8 ms)
latency.sfn.standard.start.p99 | Step Functions Standard: starting an execution, 99 % | 0.1998 | seconds | range 0.1..0.3 | 250 ms from start to the first task
latency.sfn.express.start.p50 | Step Functions Express: starting an execution, median | 0.059 | seconds | range 0.03..0.08 | 77.3 ms from start to the first task, with its transition (5 and 30 ms) and invoking (10.4 and 25.8 ms)
latency.sfn.express.start.p99 | Step Functions Express: starting an execution, 99 % | 0.2225 | seconds | range 0.1..0.3 | 241 ms from start to the first task
`,
  },
  {
    source: remembered,
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
latency.sfn.standard.step.p50 | Step Functions Standard: one state transition, median | 0.025 | seconds | range 0.02..0.05
latency.sfn.standard.step.p99 | Step Functions Standard: one state transition, 99 % | 0.1 | seconds | range 0.05..0.2
latency.sfn.express.step.p50 | Step Functions Express: one state transition, median | 0.005 | seconds | range 0.005..0.015
latency.sfn.express.step.p99 | Step Functions Express: one state transition, 99 % | 0.03 | seconds | range 0.015..0.06
latency.message.send.p50 | SQS, SNS, EventBridge, Kinesis: accepting a message, median | 0.004 | seconds | range 0.002..0.015
latency.message.send.p99 | SQS, SNS, EventBridge, Kinesis: accepting a message, 99 % | 0.02 | seconds | range 0.01..0.1
latency.lambda.invoke.warm.p50 | Lambda: invoking a warm function, median | 0.0104 | seconds | range 0.004..0.025 | Nightcore, ASPLOS 2021, Table 1, no-op from inside AWS: 10.4 ms
latency.lambda.invoke.warm.p99 | Lambda: invoking a warm function, 99 % | 0.0258 | seconds | range 0.015..0.1 | same: 25.8 ms
latency.lambda.cold.placement | Lambda: finding a place for a new environment | 0.1 | seconds | range 0.05..0.2
latency.lambda.keep-alive | Lambda: how long an idle environment is kept | 420 | seconds | range 300..2700
latency.alb.p50 | ALB: what it adds to a request, median | 0.001 | seconds | range 0.0005..0.003
latency.alb.p99 | ALB: what it adds to a request, 99 % | 0.005 | seconds | range 0.002..0.02
latency.s3.get.p50 | S3 Standard: first byte of a small object, median | 0.03 | seconds | range 0.015..0.1 | sources conflict: napkin-math plans with 80 ms, AWS speaks of 100 to 200 ms, 15 to 30 ms are commonly measured
latency.s3.get.p99 | S3 Standard: first byte of a small object, 99 % | 0.15 | seconds | range 0.1..0.3
latency.s3.put.p50 | S3 Standard: storing a small object, median | 0.045 | seconds | range 0.03..0.2 | 30 to 60 ms; napkin-math plans with 200 ms
latency.s3.put.p99 | S3 Standard: storing a small object, 99 % | 0.2 | seconds | range 0.1..0.5
latency.dynamodb.p50 | DynamoDB: one item read or written, median | 0.003 | seconds | range 0.002..0.006 | "single-digit milliseconds" (ATC 2022)
latency.dynamodb.p99 | DynamoDB: one item read or written, 99 % | 0.01 | seconds | range 0.006..0.025
latency.apigw.http.p99 | API Gateway, HTTP API: what it adds to a request, 99 % | 0.03 | seconds | range 0.015..0.08
latency.apigw.rest.p99 | API Gateway, REST API: what it adds to a request, 99 % | 0.04 | seconds | range 0.02..0.1
`,
  },
  {
    source: 'D. Frasca, dev.to, integration latency of API Gateway REST, HTTP and function URLs',
    asOf: '2022',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'all',
    rows: `
latency.apigw.http.p50 | API Gateway, HTTP API: what it adds to a request, median | 0.01 | seconds | range 0.005..0.02 | 10 to 20 ms
latency.apigw.rest.p50 | API Gateway, REST API: what it adds to a request, median | 0.015 | seconds | range 0.01..0.02 | 10 to 20 ms
`,
  },
  {
    source: 'github.com/maxday/lambda-perf data/2026-08-22.json (x86, 512 MB, zip, hello world, 10 starts each)',
    asOf: '2026-08-22',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
latency.lambda.cold.init | Lambda: initialising a runtime, when none is named | 0.135 | seconds | range 0.05..1.35 | Node.js 20 to 24; real applications take 2 to 10 times as long
latency.lambda.cold.nodejs | Lambda: initialising Node.js | 0.135 | seconds | range 0.131..1.35
latency.lambda.cold.python | Lambda: initialising Python | 0.083 | seconds | range 0.073..1
latency.lambda.cold.java | Lambda: initialising Java 21 | 0.231 | seconds | range 0.193..3
latency.lambda.cold.dotnet | Lambda: initialising .NET 8 | 0.268 | seconds | range 0.086..2.7
latency.lambda.cold.go | Lambda: initialising Go | 0.05 | seconds | range 0.049..0.5
latency.lambda.cold.rust | Lambda: initialising Rust or C++ | 0.017 | seconds | range 0.016..0.2
latency.lambda.cold.ruby | Lambda: initialising Ruby | 0.24 | seconds | range 0.228..2.4
`,
  },
  {
    source: 'service level agreements of AWS as remembered; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
availability.lambda | Lambda: monthly uptime promised | 0.9995 | share
availability.sfn | Step Functions: monthly uptime promised | 0.999 | share
availability.apigw | API Gateway: monthly uptime promised | 0.9995 | share
availability.s3 | S3 Standard: monthly uptime promised | 0.999 | share
availability.dynamodb | DynamoDB: monthly uptime promised, one region | 0.9999 | share
availability.sqs | SQS: monthly uptime promised | 0.999 | share
availability.sns | SNS: monthly uptime promised | 0.999 | share
availability.eventbridge | EventBridge: monthly uptime promised | 0.9999 | share
availability.kinesis | Kinesis Data Streams: monthly uptime promised | 0.999 | share
availability.ec2 | EC2: monthly uptime promised over two zones | 0.9999 | share | range 0.995..0.9999 | a single machine: 0.995
availability.fargate | Fargate: monthly uptime promised | 0.9999 | share
availability.eks | EKS: monthly uptime promised | 0.9995 | share
availability.rds | RDS: monthly uptime promised over two zones | 0.9995 | share | range 0.995..0.9995 | a single instance: 0.995
availability.elasticache | ElastiCache: monthly uptime promised | 0.999 | share | range 0.99..0.9999
`,
  },
  {
    source: 'taken as alike for want of a dated measurement; ranges from memory of published benchmarks',
    asOf: '~2024-2025',
    confidence: 'assumption',
    grade: 'low',
    region: 'all',
    rows: `
hardware.speed.m5 | One virtual CPU of m5 against one of m6i | 1 | share | range 0.8..1
hardware.speed.m7i | One virtual CPU of m7i against one of m6i | 1 | share | range 1..1.25
hardware.speed.m7g | One virtual CPU of m7g against one of m6i | 1 | share | range 0.9..1.35
hardware.speed.c7g | One virtual CPU of c7g against one of m6i | 1 | share | range 0.9..1.35
hardware.speed.r7g | One virtual CPU of r7g against one of m6i | 1 | share | range 0.9..1.35
hardware.speed.t3 | One virtual CPU of t3 against one of m6i | 1 | share | range 0.75..1
hardware.speed.t4g | One virtual CPU of t4g against one of m6i | 1 | share | range 0.7..1.05
hardware.speed.fargate | One virtual CPU of Fargate against one of m6i | 1 | share | range 0.7..1.05
hardware.speed.lambda | One virtual CPU of Lambda (1,769 MB) against one of m6i | 1 | share | range 0.65..1
`,
  },
]
