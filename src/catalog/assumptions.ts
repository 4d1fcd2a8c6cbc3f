/**
 * What a design does not say and a bill needs: chosen by us, changed by id in any design. None is a price.
 * A row: id | label | value | unit | attributes | note.
 */

import type { FactGroup } from './factTable'

export const assumptions: readonly FactGroup[] = [
  {
    source: 'assumption of Hoptax; overridden by its id in a design',
    asOf: '2026-11-23',
    confidence: 'assumption',
    grade: 'low',
    region: 'all',
    rows: `
assumption.target-utilization | Busy share of its cores at which a deployable is scaled out | 0.6 | share | range 0.4..0.8 | unless its replicas name another
assumption.logs.bytes | Log bytes that one execution behind a network boundary writes | 500 | bytes | range 0..5000 | one access-log line with its context; calls in process write none of their own
assumption.traces.sampled | Share of requests whose trace is recorded | 0.05 | share | range 0.001..1 | the default rule of X-Ray records 5 %
assumption.metrics.per-deployable | Custom metrics of one deployable | 10 | metrics | range 0..100
assumption.logs.kept | Months for which logs are kept, once so many have passed | 0 | months | range 0..120 | 0: set it to price what stays. CloudWatch keeps them for ever unless a log group says how long (Amazon CloudWatch Logs API, PutRetentionPolicy)
assumption.logs.events | Log events per execution behind a network boundary | 1 | events | range 0..10
assumption.balancer.requests-per-connection | Requests on one connection to a load balancer | 100 | requests | range 1..1000 | keep-alive; more for HTTP/2
assumption.balancer.connection-seconds | How long a connection to a load balancer stays open | 60 | seconds | range 1..3600 | idle timeout of an ALB
assumption.queue.batch | Messages sent or received by one request to a queue | 1 | messages | range 1..10 | Lambda receives up to 10 at once where they come fast enough
assumption.queue.empty | Requests a second with which each consumer of a queue finds nothing | 0 | 1/s | range 0..1 | Lambda keeps five long polls of 20 s on an idle queue: 0.25
assumption.queue.groups | Message groups over which the messages of a queue in order are spread | 1 | groups | range 1..10000 | messages of one group are handed on one after another
assumption.table.read-share | Read units charged per 4 KB read, against a strongly consistent read | 0.5 | share | range 0.5..1 | eventually consistent, the default of DynamoDB
assumption.stream.consumers | Applications that read a stream and are not drawn | 0 | consumers | range 0..5
assumption.stream.polls | Requests a second with which a consumer asks a shard for more | 1 | 1/s | range 0.2..5 | as Lambda polls
assumption.endpoints | Private endpoints of each service of the provider that machines or containers call, in each zone | 0 | endpoints | range 0..1 | 0: it is reached by its public address; buckets and tables have one that costs nothing
assumption.nat.gateways | NAT gateways of a design whose machines or containers call the internet | 1 | gateways | range 0..3 | one per zone where no zone may depend on another
assumption.objects.prefixes | Prefixes over which the keys of one store are spread | 1 | prefixes | range 1..100 | request rates are limited per prefix
assumption.table.hot-share | Share of a table’s requests that go to one key | 0 | share | range 0..1 | 0: spread over many; a key bears far less than its table
assumption.objects.hot-share | Share of a store’s requests that go to one object | 0 | share | range 0..1 | 0: spread over many; one object bears far less than its store
assumption.objects.kept | How long an object written to a store stays there | 0 | seconds | range 0..2592000 | 0: deleted once read; set it to price what stays
assumption.database.stored | Bytes stored by one database instance | 0 | bytes | range 0..1000000000000 | set it to price storage
assumption.database.ios | Operations on the disk of a database that one writing request makes | 1 | operations | range 0..10 | reads are answered from memory
assumption.orchestrator.events | Events that one state of a workflow adds to the history of its execution | 5 | events | range 2..7 | a task: entered, scheduled, started, succeeded, exited
assumption.logs.flush | Seconds between two requests with which a replica delivers its logs | 5 | seconds | range 1..60
assumption.metrics.flush | Seconds between two requests with which a replica delivers its metrics | 60 | seconds | range 1..300
assumption.orchestrator.memory | Memory of one Express execution, its definition and payload | 67108864 | bytes | range 67108864..1073741824 | billed in steps of 64 MB
`,
  },
]
