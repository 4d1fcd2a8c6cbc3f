/** What Datadog charges, wherever the watched system runs. A row: id | label | value | unit | attributes | note. */

import type { FactGroup } from './factTable'

export const datadog: readonly FactGroup[] = [
  {
    source: 'getaiperks.com, doit.com, toolstac.com Datadog pricing pages (archived)',
    asOf: '2025-09..2026',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'all',
    rows: `
datadog.infra.pro.annual | Datadog: Infrastructure Pro, annual billing | 15 | USD/host-month
datadog.infra.pro.ondemand | Datadog: Infrastructure Pro, on-demand | 18 | USD/host-month
datadog.infra.ent.annual | Datadog: Infrastructure Enterprise, annual | 23 | USD/host-month
datadog.logs.ingest | Datadog: log ingestion | 0.1 | USD/GB
datadog.logs.index15d | Datadog: log indexing 15 days | 1.7 | USD/1M events
datadog.custom-metric | Datadog: custom metric beyond allotment (100 per Pro host) | 0.05 | USD/metric-month
`,
  },
  {
    source:
      'https://docs.datadoghq.com/account_management/billing/apm_tracing_profiler/ (archived staging copy) + getaiperks/doit/toolstac 2025-2026 pages',
    asOf: '2026',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
datadog.apm.annual | Datadog: APM host (includes 150 GB ingested, 1M indexed spans) | 31 | USD/host-month
datadog.apm.pro | Datadog: APM Pro host | 35 | USD/host-month
datadog.apm.ent | Datadog: APM Enterprise host | 40 | USD/host-month
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
datadog.apm.ondemand | Datadog: APM host on-demand | 36 | USD/host-month
datadog.fargate.apm | Datadog: APM per Fargate task (annual) | 2 | USD/task-month
`,
  },
]
