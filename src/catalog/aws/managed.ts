/** What Amazon Web Services runs itself: no replicas of ours, a delay, a rate limit and a price per use. */

import type { Limits, Offer, Prices } from '../catalog'
import { delayFacts, managedOffer } from '../managedOffer'
import { balancer } from './balancer'

const apigw: Limits = { requests: 'q.aws.apigw.rps', payload: 'q.aws.apigw.payload' }

const fifo: Limits = {
  group: 'q.aws.sqs.fifo.partition',
  inflight: 'q.aws.sqs.fifo.inflight',
  payload: 'q.aws.sqs.message',
}

export const managed: readonly Offer[] = [
  managedOffer('aws.sfn.standard', 'Step Functions Standard', ['orchestrator'], {
    prices: { transition: 'aws.sfn.standard.transition', freeRequests: 'aws.sfn.standard.free' },
    limits: {
      transitions: 'q.aws.sfn.std.transition',
      starts: 'q.aws.sfn.std.start',
      concurrency: 'q.aws.sfn.open-executions',
      payload: 'q.aws.sfn.payload',
      timeout: 'q.aws.sfn.std.duration',
      history: 'q.aws.sfn.history',
      branches: 'q.aws.sfn.map-children',
      httpTasks: 'q.aws.sfn.httptask',
    },
    delay: delayFacts('latency.sfn.standard.start'),
    onward: delayFacts('latency.sfn.standard.step'),
    availability: 'availability.sfn',
  }),
  managedOffer('aws.sfn.express', 'Step Functions Express', ['orchestrator'], {
    prices: {
      start: 'aws.sfn.express.request',
      gibSecond: 'aws.sfn.express.gbs',
      rounding: 'aws.sfn.express.rounding.duration',
      memoryStep: 'aws.sfn.express.rounding.memory',
    },
    limits: {
      transitions: 'q.aws.sfn.exp.transition',
      starts: 'q.aws.sfn.exp.start',
      timeout: 'q.aws.sfn.exp.duration',
      payload: 'q.aws.sfn.payload',
      branches: 'q.aws.sfn.map-children',
      httpTasks: 'q.aws.sfn.httptask',
    },
    delay: delayFacts('latency.sfn.express.start'),
    onward: delayFacts('latency.sfn.express.step'),
    availability: 'availability.sfn',
  }),
  managedOffer('aws.apigw.rest', 'API Gateway, REST', ['gateway'], {
    prices: { request: 'aws.apigw.rest' },
    limits: { ...apigw, timeout: 'q.aws.apigw.rest-timeout' },
    onward: delayFacts('latency.apigw.rest'),
    availability: 'availability.apigw',
  }),
  managedOffer('aws.apigw.http', 'API Gateway, HTTP', ['gateway'], {
    prices: { request: 'aws.apigw.http', chunk: 'aws.apigw.http.chunk' },
    limits: { ...apigw, timeout: 'q.aws.apigw.http-timeout', routes: 'q.aws.apigw.routes' },
    onward: delayFacts('latency.apigw.http'),
    availability: 'availability.apigw',
  }),
  managedOffer('aws.alb', 'Application Load Balancer', ['gateway'], {
    prices: balancer,
    limits: { routes: 'q.aws.alb.rules', payloadToFunction: 'q.aws.alb.lambda-payload' },
    onward: delayFacts('latency.alb'),
    availability: 'availability.ec2',
  }),
  managedOffer('aws.cloudfront', 'CloudFront, to viewers in the US', ['gateway'], {
    prices: {
      request: 'aws.cloudfront.us.https',
      edgeOut: 'aws.cloudfront.us.out',
      edgeOn: 'aws.cloudfront.to-origin',
    },
    limits: { requests: 'q.aws.cloudfront.rps' },
  }),
  managedOffer('aws.s3', 'S3 Standard', ['objectStore'], {
    prices: { put: 'aws.s3.put', get: 'aws.s3.get', storage: 'aws.s3.standard.storage' },
    limits: { puts: 'q.aws.s3.put', gets: 'q.aws.s3.get' },
    delay: delayFacts('latency.s3.get'),
    writeDelay: delayFacts('latency.s3.put'),
    availability: 'availability.s3',
  }),
  managedOffer('aws.dynamodb', 'DynamoDB, on demand', ['database', 'cache'], {
    prices: {
      write: 'aws.ddb.od.wru',
      read: 'aws.ddb.od.rru',
      storage: 'aws.ddb.storage',
      readShare: 'assumption.table.read-share',
    },
    limits: {
      reads: 'q.aws.ddb.table.rcu',
      writes: 'q.aws.ddb.table.wcu',
      hotReads: 'q.aws.ddb.partition.rcu',
      hotWrites: 'q.aws.ddb.partition.wcu',
      firstReads: 'q.aws.ddb.od.initial.rru',
      firstWrites: 'q.aws.ddb.od.initial.wru',
      doubling: 'q.aws.ddb.od.double',
      instances: 'q.aws.ddb.tables',
      payload: 'q.aws.ddb.item',
    },
    delay: delayFacts('latency.dynamodb'),
    availability: 'availability.dynamodb',
  }),
  managedOffer('aws.dynamodb.provisioned', 'DynamoDB, provisioned with auto scaling', ['database', 'cache'], {
    prices: {
      writeHour: 'aws.ddb.prov.wcu',
      readHour: 'aws.ddb.prov.rcu',
      tableTarget: 'assumption.table.utilization',
      tableLeast: 'assumption.table.least',
      storage: 'aws.ddb.storage',
      readShare: 'assumption.table.read-share',
    },
    limits: {
      reads: 'q.aws.ddb.table.rcu',
      writes: 'q.aws.ddb.table.wcu',
      accountReads: 'q.aws.ddb.account.rcu',
      accountWrites: 'q.aws.ddb.account.wcu',
      hotReads: 'q.aws.ddb.partition.rcu',
      hotWrites: 'q.aws.ddb.partition.wcu',
      instances: 'q.aws.ddb.tables',
      payload: 'q.aws.ddb.item',
    },
    delay: delayFacts('latency.dynamodb'),
    availability: 'availability.dynamodb',
  }),
  managedOffer('aws.sqs', 'SQS standard', ['queue'], {
    prices: { request: 'aws.sqs.standard', chunk: 'aws.sqs.chunk', freeRequests: 'aws.sqs.free' },
    limits: { messages: 'q.aws.sqs.std.throughput', inflight: 'q.aws.sqs.std.inflight', payload: 'q.aws.sqs.message' },
    pulled: true,
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.sqs.standard.deliver'),
    availability: 'availability.sqs',
  }),
  managedOffer('aws.sqs.fifo', 'SQS FIFO', ['queue'], {
    prices: { request: 'aws.sqs.fifo', chunk: 'aws.sqs.chunk', freeRequests: 'aws.sqs.free' },
    limits: { messages: 'q.aws.sqs.fifo.api', batched: 'q.aws.sqs.fifo.msgs', ...fifo },
    pulled: true,
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.sqs.fifo.deliver'),
    availability: 'availability.sqs',
  }),
  managedOffer('aws.sqs.fifo.ht', 'SQS FIFO, high throughput', ['queue'], {
    prices: { request: 'aws.sqs.fifo', chunk: 'aws.sqs.chunk', freeRequests: 'aws.sqs.free' },
    limits: { messages: 'q.aws.sqs.fifo.ht', ...fifo },
    pulled: true,
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.sqs.fifo.deliver'),
    availability: 'availability.sqs',
  }),
  managedOffer('aws.sns', 'SNS standard', ['topic'], {
    prices: { publish: 'aws.sns.publish', delivery: 'aws.sns.http', chunk: 'aws.sns.chunk' },
    limits: { publishes: 'q.aws.sns.publish', payload: 'q.aws.sns.message' },
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.sns.deliver'),
    availability: 'availability.sns',
  }),
  managedOffer('aws.sns.fifo', 'SNS FIFO', ['topic'], {
    prices: {
      publish: 'aws.sns.fifo.publish',
      publishGib: 'aws.sns.fifo.publish-payload',
      delivery: 'aws.sns.fifo.delivery',
      deliveryGib: 'aws.sns.fifo.delivery-payload',
    },
    limits: {
      topicMessages: 'q.aws.sns.fifo',
      topicBytes: 'q.aws.sns.fifo.bytes',
      payload: 'q.aws.sns.message',
    },
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.sns.fifo.deliver'),
    availability: 'availability.sns',
  }),
  managedOffer('aws.eventbridge', 'EventBridge', ['topic'], {
    prices: {
      publish: 'aws.eventbridge.custom',
      chunk: 'aws.eventbridge.chunk',
      delivery: 'aws.eventbridge.api-destination',
    },
    limits: {
      publishes: 'q.aws.eventbridge.putevents',
      deliveries: 'q.aws.eventbridge.invocations',
      destination: 'q.aws.eventbridge.apidest',
      payload: 'q.aws.eventbridge.entry',
      routes: 'q.aws.eventbridge.rules',
      targetsEach: 'q.aws.eventbridge.targets',
    },
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.eventbridge.deliver'),
    availability: 'availability.eventbridge',
  }),
  stream(
    'aws.kinesis',
    'Kinesis Data Streams, polled',
    'latency.kinesis.deliver',
    {},
    { polls: 'q.aws.kinesis.shard.reads', shardReads: 'q.aws.kinesis.shard.out' },
  ),
  stream(
    'aws.kinesis.efo',
    'Kinesis Data Streams, enhanced fan-out',
    'latency.kinesis.efo.deliver',
    {
      delivery: 'aws.kinesis.efo-consumer-shard',
      egress: 'aws.kinesis.efo-retrieval',
    },
    { consumers: 'q.aws.kinesis.efo', shardReads: 'q.aws.kinesis.efo.rate' },
  ),
  managedOffer('external', 'Somebody else’s service', ['external', 'client'], {}),
]

function stream(id: string, label: string, delivery: string, more: Prices, reading: Limits): Offer {
  return managedOffer(id, label, ['stream'], {
    prices: { shardHour: 'aws.kinesis.shard-hour', put: 'aws.kinesis.put-unit-25KB', ...more },
    limits: {
      shards: 'q.aws.kinesis.shards',
      shardBytes: 'q.aws.kinesis.shard.in.bytes',
      shardRecords: 'q.aws.kinesis.shard.in.records',
      ...reading,
      payload: 'q.aws.kinesis.record',
    },
    pulled: true,
    delay: delayFacts('latency.message.send'),
    onward: delayFacts(delivery),
    availability: 'availability.kinesis',
  })
}
