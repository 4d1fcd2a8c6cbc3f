/** What Google Cloud runs itself: workflows, messages, stores, databases and caches. */

import { gibibyte } from '../../base/units'
import type { Offer } from '../catalog'
import { delayFacts, managedOffer } from '../managedOffer'
import { balancer } from './balancer'

export const gcpManaged: readonly Offer[] = [
  managedOffer('gcp.workflows', 'Workflows', ['orchestrator'], {
    prices: { transition: 'gcp.workflows.external', freeRequests: 'gcp.workflows.external.free' },
    limits: {
      concurrency: 'q.gcp.workflows.concurrent',
      steps: 'q.gcp.workflows.steps',
      payload: 'q.gcp.workflows.memory',
    },
    delay: delayFacts('latency.sfn.standard.start'),
    onward: delayFacts('latency.sfn.standard.step'),
    availability: 'availability.gcp.workflows',
  }),
  managedOffer('gcp.apigateway', 'API Gateway', ['gateway'], {
    prices: { request: 'gcp.apigateway', freeRequests: 'gcp.apigateway.free' },
    onward: delayFacts('latency.apigw.http'),
    availability: 'availability.gcp.apigateway',
  }),
  managedOffer('gcp.lb', 'Cloud Load Balancing', ['gateway'], {
    prices: balancer,
    onward: delayFacts('latency.alb'),
    availability: 'availability.gcp.lb',
  }),
  managedOffer('gcp.gcs', 'Cloud Storage Standard', ['objectStore'], {
    prices: { put: 'gcp.gcs.classA', get: 'gcp.gcs.classB', storage: 'gcp.gcs.standard.region' },
    limits: { puts: 'q.gcp.gcs.write', gets: 'q.gcp.gcs.read', hotPuts: 'q.gcp.gcs.same-object' },
    delay: delayFacts('latency.s3.get'),
    writeDelay: delayFacts('latency.s3.put'),
    availability: 'availability.gcp.gcs',
  }),
  managedOffer('gcp.firestore', 'Firestore', ['database', 'cache'], {
    prices: {
      write: 'gcp.firestore.write',
      read: 'gcp.firestore.read',
      storage: 'gcp.firestore.storage',
      writeStep: 'gcp.firestore.document',
      readStep: 'gcp.firestore.document',
    },
    limits: { hotWrites: 'q.gcp.firestore.doc', firstWrites: 'q.gcp.firestore.ramp' },
    delay: delayFacts('latency.dynamodb'),
    availability: 'availability.gcp.firestore',
  }),
  managedOffer('gcp.pubsub', 'Pub/Sub', ['queue', 'topic', 'stream'], {
    prices: { throughput: 'gcp.pubsub.throughput', minBytes: 'gcp.pubsub.min', freeThroughput: 'gcp.pubsub.free' },
    limits: { publishedBytes: 'q.gcp.pubsub.publish.large', payload: 'q.gcp.pubsub.message' },
    pulled: true,
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.sns.deliver'),
    availability: 'availability.gcp.pubsub',
  }),
  // Creating a task and handing it on are an operation each, at one price.
  managedOffer('gcp.tasks', 'Cloud Tasks', ['queue'], {
    prices: { publish: 'gcp.cloudtasks', delivery: 'gcp.cloudtasks', freeRequests: 'gcp.cloudtasks.free' },
    limits: { messages: 'q.gcp.tasks.dispatch' },
    delay: delayFacts('latency.message.send'),
    onward: delayFacts('latency.sns.deliver'),
    availability: 'availability.gcp.tasks',
  }),
  ...[
    [1, 4],
    [2, 8],
    [4, 16],
    [8, 32],
    [16, 64],
    [32, 128],
  ].map(([cores = 1, gib = 4]) => sql(cores, gib)),
  ...[1, 4, 6, 8, 13, 16, 32, 64, 128].map(redis),
  managedOffer('external', 'Somebody else’s service', ['external', 'client'], {}),
]

/** "gcp.sql.4x15", "gcp.memorystore.6". */
export function gcpInstance(id: string): Offer | undefined {
  const database = /^gcp\.sql\.(\d{1,2})x(\d{1,3}(?:\.\d{1,2})?)$/.exec(id)
  if (database) {
    const [cores, gib] = [Number(database[1]), Number(database[2])]
    return cores > 0 && gib > 0 ? sql(cores, gib) : undefined
  }
  const gib = Number(/^gcp\.memorystore\.(\d{1,3})$/.exec(id)?.[1])
  return gib > 0 && gib <= 300 ? redis(gib) : undefined
}

function sql(cores: number, gib: number): Offer {
  return {
    id: `gcp.sql.${cores}x${gib}`,
    label: `Cloud SQL, ${cores} vCPU, ${gib} GiB`,
    platform: 'machine',
    kinds: ['database'],
    cores,
    memory: gib * gibibyte,
    speed: 1,
    quotas: [],
    prices: { coreHour: 'gcp.sql.vcpu', gibHour: 'gcp.sql.mem', storage: 'gcp.sql.ssd' },
    limits: { connections: 'q.gcp.sql.conns' },
    availability: 'availability.gcp.sql',
  }
}

/** Dearer by the GiB where there are few: 1 to 4, 5 to 10, 11 to 35, 36 to 100, more. One thread, so one core. */
function redis(gib: number): Offer {
  const tier = gib <= 4 ? 'M1' : gib <= 10 ? 'M2' : gib <= 35 ? 'M3' : gib <= 100 ? 'M4' : 'M5'
  return {
    id: `gcp.memorystore.${gib}`,
    label: `Memorystore for Redis, Basic, ${gib} GiB`,
    platform: 'machine',
    kinds: ['cache', 'database', 'queue'],
    cores: 1,
    memory: gib * gibibyte,
    speed: 1,
    quotas: [],
    prices: { gibHour: `gcp.memorystore.basic.${tier}` },
    availability: 'availability.gcp.memorystore',
  }
}
