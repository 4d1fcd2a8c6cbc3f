/**
 * What the collected facts say between the lines (allowances, steps, units), and what had to be remembered for a
 * bill to be possible.
 */

import type { FactGroup } from '../factTable'

export const azureDerivedFacts: readonly FactGroup[] = [
  {
    source:
      'as the collected rows say in words: azure.eh.ingress, q.azure.eh.tu.in, q.azure.eg.ingress, azure.eg.ops, azure.logic.consumption.action, azure.appinsights, azure.egress.free, q.azure.appgw.cu, q.azure.logic.actions, azure.sql.gp.vcore, azure.pg.flex.D4s_v3, azure.vm',
    asOf: '2026',
    confidence: 'derived',
    grade: 'medium',
    region: 'all',
    rows: `
azure.eh.chunk | Event Hubs: bytes of one ingress event | 64 | KB (ceil)
q.azure.eh.tu.in.events | Event Hubs: per TU ingress | 1000 | events/s | fixed
q.azure.eg.ingress.bytes | Event Grid: custom topic ingress, bytes | 1 | MB/s | fixed, range 1..5
azure.eg.ops.free | Event Grid: free operations | 100000 | operations/month
azure.logic.consumption.free | Logic Apps: free Consumption actions | 4000 | actions/month
azure.appinsights.free | Log Analytics: free ingestion | 5 | GB/month
azure.egress.free.gb | Network: free internet egress | 100 | GB/month
azure.appgw.cu.connections | Application Gateway: new connections that one capacity unit takes | 50 | connections/s
azure.appgw.cu.open | Application Gateway: open connections that one capacity unit takes | 2500 | connections
azure.appgw.cu.bytes | Application Gateway: bytes that one capacity unit takes | 0.999 | GB/h | | 2.22 Mbit/s
azure.appgw.cu.rules | Application Gateway: rules are not counted | none | 1/s
q.azure.logic.actions.rate | Logic Apps: Consumption actions a second | 333.3 | actions/s | adjustable | 100,000 in 5 minutes
azure.sql.gp.vcore.licensed | Azure SQL: General Purpose vCore with licence | 0.252181 | USD/vCore-hour | | azure.sql.gp.vcore + azure.sql.licence
azure.pg.flex.vcore | PostgreSQL Flexible: General Purpose, per vCore with its 4 GiB | 0.0975 | USD/vCore-hour | range 0.085..0.1 | a quarter of D4s_v3; prices are proportional to size
azure.aks.vcpu-hour | AKS: one virtual CPU of a node | 0.033 | USD/vCPU-hour | range 0.033..0.055 | D2s_v5 0.096 = 2 x + 8 y, E2s_v5 0.126 = 2 x + 16 y: x = 0.033, y = 0.00375; a node that is not packed full costs more per pod
azure.aks.gib-hour | AKS: one GiB of memory of a node | 0.00375 | USD/GB-hour | range 0.00375..0.00625 | as for the virtual CPU
`,
  },
  {
    source: 'Azure documentation as remembered; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'all',
    rows: `
azure.cosmos.write-units | Cosmos DB: request units of a write, per KB | 5 | RU | range 5..10 | about 5 RU for 1 KB without further indexes
azure.cosmos.step | Cosmos DB: bytes of one request unit read | 1 | KB (ceil)
`,
  },
  {
    source: 'assumption of Hoptax; overridden by its id in a design',
    asOf: '2026-11-23',
    confidence: 'assumption',
    grade: 'low',
    region: 'all',
    rows: `
assumption.instance.requests | Requests that share one instance where the platform lets them | 10 | requests | range 1..100 | instances of a function app take several executions at once
`,
  },
  {
    source: 'service level agreements of Azure as remembered; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
availability.azure.vm | Virtual Machines: monthly uptime promised over two zones | 0.9999 | share | range 0.995..0.9999 | a single machine: 0.999 or less
availability.azure.aks | AKS Standard: monthly uptime promised over zones | 0.9995 | share
availability.azure.containerapps | Container Apps: monthly uptime promised | 0.9995 | share
availability.azure.functions | Functions: monthly uptime promised | 0.9995 | share
availability.azure.sb | Service Bus: monthly uptime promised | 0.999 | share
availability.azure.eh | Event Hubs: monthly uptime promised | 0.9995 | share
availability.azure.eg | Event Grid: monthly uptime promised | 0.9999 | share
availability.azure.logic | Logic Apps: monthly uptime promised | 0.999 | share
availability.azure.apim | API Management: monthly uptime promised | 0.9995 | share
availability.azure.appgw | Application Gateway: monthly uptime promised | 0.9995 | share
availability.azure.blob | Blob Storage, hot, one region: monthly uptime promised | 0.999 | share
availability.azure.cosmos | Cosmos DB, one region: monthly uptime promised | 0.9999 | share
availability.azure.sql | Azure SQL and PostgreSQL: monthly uptime promised | 0.9999 | share | range 0.999..0.9999
availability.azure.redis | Azure Cache for Redis: monthly uptime promised | 0.999 | share
`,
  },
]
