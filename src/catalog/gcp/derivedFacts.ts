/**
 * What the collected facts say between the lines (allowances, steps, clocks), and what had to be remembered or
 * assumed for a bill to be possible.
 */

import type { FactGroup } from '../factTable'

export const gcpDerivedFacts: readonly FactGroup[] = [
  {
    source:
      'as the collected rows say in words: gcp.workflows.external, gcp.logging, gcp.trace, gcp.cloudtasks, gcp.apigateway, gcp.nat.vm-hour, q.gcp.gce.egress',
    asOf: '~2024-2025',
    confidence: 'derived',
    grade: 'medium',
    region: 'all',
    rows: `
gcp.workflows.external.free | Workflows: free external steps | 2000 | steps/month
gcp.logging.free | Cloud Logging: free ingestion | 50 | GB/month
gcp.trace.free | Cloud Trace: free spans | 2500000 | spans/month
gcp.cloudtasks.free | Cloud Tasks: free operations | 1000000 | operations/month
gcp.apigateway.free | API Gateway: free calls | 2000000 | calls/month
gcp.nat.machines | Cloud NAT: machines after which the hourly price stays the same | 32 | machines
q.gcp.gce.egress.most | Compute Engine: VM egress at most, whatever its cores | 32 | Gbps | fixed, range 10..32 | standard bandwidth; by family of machines 10 to 32
gcp.dt.inter-zone.sides | Network: sides of a border between zones that are charged | 1 | sides
`,
  },
  {
    source:
      'Cloud Run and Cloud Functions pricing pages as remembered: starting, clock by memory; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'all',
    rows: `
gcp.run.init-billed | Cloud Run: share of starting an instance that is billed | 1 | share |  | billed while an instance starts, answers or shuts down
gcp.functions.gen1.clock.128 | Cloud Functions gen1: clock at 128 MB | 0.2 | GHz
gcp.functions.gen1.clock.256 | Cloud Functions gen1: clock at 256 MB | 0.4 | GHz
gcp.functions.gen1.clock.512 | Cloud Functions gen1: clock at 512 MB | 0.8 | GHz
gcp.functions.gen1.clock.1024 | Cloud Functions gen1: clock at 1 GB | 1.4 | GHz
gcp.functions.gen1.clock.2048 | Cloud Functions gen1: clock at 2 GB | 2.4 | GHz
gcp.functions.gen1.clock.4096 | Cloud Functions gen1: clock at 4 GB | 4.8 | GHz
gcp.functions.gen1.clock.8192 | Cloud Functions gen1: clock at 8 GB | 4.8 | GHz
gcp.functions.gen1.rounding | Cloud Functions gen1: duration rounding | 100 | millisecond (ceil)
gcp.firestore.document | Firestore: bytes of one read or write | none | KB | fixed | charged by the document, whatever its size
`,
  },
  {
    source: 'assumption of Hoptax; overridden by its id in a design',
    asOf: '2026-11-23',
    confidence: 'assumption',
    grade: 'low',
    region: 'all',
    rows: `
assumption.instance.requests | Requests that share one instance where the platform lets them | 10 | requests | range 1..80 | Cloud Run allows 1,000 and starts with 80; what is busy computing shares less, and the bill minds that
`,
  },
  {
    source: 'service level agreements of Google Cloud as remembered; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
availability.gcp.gce | Compute Engine: monthly uptime promised over two zones | 0.9999 | share | range 0.995..0.9999 | a single machine: 0.999 or less
availability.gcp.gke | GKE: monthly uptime promised | 0.9995 | share
availability.gcp.run | Cloud Run: monthly uptime promised | 0.9995 | share
availability.gcp.functions | Cloud Functions: monthly uptime promised | 0.9995 | share
availability.gcp.pubsub | Pub/Sub: monthly uptime promised | 0.9995 | share
availability.gcp.tasks | Cloud Tasks: monthly uptime promised | 0.9995 | share
availability.gcp.workflows | Workflows: monthly uptime promised | 0.9995 | share
availability.gcp.apigateway | API Gateway: monthly uptime promised | 0.9995 | share
availability.gcp.lb | Cloud Load Balancing: monthly uptime promised | 0.9999 | share
availability.gcp.gcs | Cloud Storage Standard, regional: monthly uptime promised | 0.999 | share
availability.gcp.sql | Cloud SQL Enterprise: monthly uptime promised | 0.9995 | share
availability.gcp.firestore | Firestore: monthly uptime promised, one region | 0.9999 | share
availability.gcp.memorystore | Memorystore: monthly uptime promised | 0.999 | share | range 0.99..0.999 | Basic promises nothing
`,
  },
]
