/**
 * What each cost rule charges, how it rounds, and its source: shown when a figure is opened, and on the page about
 * methods. Apart from the rules, because every bill needs those and only a reader needs this.
 */

import type { costRules } from './index'

export const costMethods: { readonly [rule in keyof typeof costRules]: string } = {
  machines:
    'Every replica is a machine of its own, billed by the hour whether busy or not; the replicas of each hour are averaged over the day. Some families get cheaper the longer they run in a month. A burstable machine pays for what it computes above its baseline, averaged over the day.',
  containers:
    'Cores and memory of every replica by the second, busy or not; the replicas of each hour are averaged over the day. Some platforms charge requests too, and less for cores that answer nobody. A cluster’s control plane is paid once and shared by all that runs on it.',
  functions:
    'Every execution started from outside is a request. Its time runs from start to end, waiting for synchronous calls included, the initialising of a cold start too where the provider bills it, each execution rounded up to the step of the provider (the mean over their distribution), times the memory of the environment (its cores or clock too, where they are charged). Where requests share an instance it is paid while any is in progress; where it takes one at a time, for the whole of each. Executions of one function that call each other in process are one. Nothing lasts longer than the platform’s timeout.',
  ready:
    'Environments of a function that are kept ready are paid all month by their memory, used or not. What runs in them costs less per second and does not start cold; an execution that finds none of them free (Erlang’s loss formula, per hour of the day) starts and is billed like any other. They have no part in the free allowance. Instances of Cloud Run that are kept are paid less while they serve nobody, and as any other while they serve. Of services merged into one function those that are reached from outside it keep theirs.',
  workflows:
    'Standard: every state entered is a transition, and a state is entered for every call that the workflow makes, retries included. Express: executions, and the time of each from its start on, rounded up to 100 ms, times memory in steps of 64 MB. A workload placed on a workflow is the beat of executions that run already, and starts none.',
  requests:
    'Every request that reaches the gateway, from a workload or by a call. Where the provider meters in steps (HTTP APIs: 512 KB), the larger of question and answer counts.',
  objects:
    'A call that carries more bytes than it returns is a PUT, any other a GET; each is one request whatever its size. What is written stays as long as the assumptions say (nothing, unless changed).',
  tables:
    'A call that carries more bytes than it returns writes: one unit per KB begun (DynamoDB; Cosmos DB five, Firestore one per document). Any other reads: one unit per 4 KB begun, half of it where reads are eventually consistent (Cosmos DB per KB, Firestore per document).',
  provisionedTables:
    'Capacity by the hour, scaled each hour of the day so that 70 % of it are used (auto scaling), in whole units and never below five: one per KB written a second, one per 4 KB read a second, half of it where reads are eventually consistent.',
  queues:
    'Sending and receiving count once per 64 KB begun, deleting once. Without batching a message of up to 64 KB is three requests. Receiving nothing is a request too: the assumptions say how often (never, unless changed).',
  throughput:
    'Bytes published and bytes delivered count alike, every request with at least 1,000 bytes; messages are not batched.',
  topics:
    'Publishing counts once per 64 KB begun. Delivery to functions and queues is free; a topic’s delivery to anything else goes by HTTP and is charged per notification. Event Grid counts every delivery as it counts what is published. Topics in order charge every delivery, and bytes besides.',
  streams:
    'As many shards as the busiest hour needs by records, bytes written or bytes read, by the hour all month; every record per 25 KB begun (Event Hubs: throughput units, and 64 KB). Consumers with enhanced fan-out pay shard-hours and bytes of their own.',
  databases:
    'Every instance by the hour, busy or not; a second one for availability costs as much as the first. Aurora charges the operations on its disk besides. Bytes stored as the assumptions say (nothing, unless changed).',
  serverlessDatabases:
    'Capacity units of every instance by the hour: each hour of the day as many as keep its busy cores at the target utilisation, in halves, between the least and the largest. What AWS gives a unit in cores is not published: a quarter, as its memory-rich instances have. Response times are those of the largest capacity, as if it scaled before anything waits.',
  balancers:
    'A drawn balancer or gateway serves everything that it calls, and pods of a cluster reach each other without one. Other own code with more than one replica that is called from outside stands behind a balancer that its platform shares: one towards the internet, one inside (or one per service, if the assumptions say so). Consumers that fetch from a queue or a stream need none. Hours, and capacity units (the largest of new connections, open connections and bytes) or bytes, as the provider counts.',
  crossZone:
    'Question and answer of calls between machines or containers in different zones, charged on the sending and on the receiving side (Google Cloud: on the sending side alone). Parts that the provider runs are reached in one’s own zone.',
  crossRegion:
    'Question and answer of calls between services of different regions, each charged once, where it leaves.',
  egress:
    'What is answered to workloads from the internet, client drawn or not, and what is sent to external services. A workload says where it comes from; one that does not say comes from the internet where it enters at a client, else from inside. Its answers are as large as those to the client’s calls, else as it says itself, else as is usual for what it enters at.',
  edge: 'What a content delivery network answers with, in tiers by bytes, whoever asks; what it sends on to its origin per GB. What it fetches from an origin of the same provider is free. The answers of what stands behind it are no traffic to the internet of their own. How many requests it answers itself is drawn: calls to the origin with a count below one.',
  endpoints:
    'A private way to each service of the provider that machines or containers call, in each zone they stand in: hours, and every GB both ways. None unless the assumptions say so; buckets and tables have one that costs nothing.',
  nat: 'Machines and containers reach the internet through a NAT gateway: its hours, shared by all that call something external, and every GB both ways.',
  logs: 'Every execution of own code that is started across a network boundary writes its log lines; calls in process write none of their own. With Datadog each event is indexed too.',
  keptLogs:
    'What is taken in stays, compressed, as many months as the assumptions say (none, unless changed): the bill of a month in which the oldest are being deleted. CloudWatch keeps logs for ever unless told otherwise.',
  traces:
    'A share of the requests is recorded, however many services each passes through (X-Ray), or each of its executions behind a network boundary as a span (Cloud Trace).',
  monitoring:
    'CloudWatch: some metrics of its own per deployable. Datadog: every machine is a host with infrastructure and APM, a container a task with APM, counted in the busiest hour, because a peak of every day is above the ninth highest hour of the month; functions are not counted.',
}
