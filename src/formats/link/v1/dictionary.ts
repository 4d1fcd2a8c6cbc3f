/**
 * Words that names of services, operations, teams and offers are made of, for pretraining. General vocabulary of web
 * systems, in no order that matters. NEVER EDIT, see `link/v1/constants.ts`.
 */
export const dictionary: readonly string[] = `
account accounting activity ad address admin agent aggregator alert analytics api app apply approve archive article asset
attachment audit auth authentication authorization availability avatar backend balance banner bank basket batch billing
bin blob blog board book booking bot broker browser bucket bucket-store budget build bulk bus cache calculator calendar
callback campaign cancel card carrier cart catalog catalogue category cdn charge chart chat check checkout city claim clean
client clock cloud cluster code collect collector comment commerce company compose compute config configuration confirm
consent consul consumer contact content contract control controller convert converter core country coupon create credit
crm currency customer cut dashboard data database db deal debit decode decrypt default delete delivery demo deposit
desktop detail details detect detection detector device dialog directory discount discovery dispatch dispatcher display
document domain download draft driver edge edit editor elastic elasticsearch email employee encode encoder engine enrich
entity entry envoy error estimate etl event events exchange execute export extract feature feed feedback fetch field file
filter find flag fleet flight flow follow food form forward frame fraud front frontend ftp fulfillment
function game gateway generator geo get get-order graph graphql grafana group grpc guest handle handler hash health
history home hook hotel html http hub id identity image import inbox index ingest ingress input insert insight instance
insurance integration internal inventory invoice issue item job journal json jwt kafka key keyword lambda language launch
layer ledger legacy library license like limit line link list listing load loader local location lock
log logger login logout logs lookup loyalty machine mail mailer main manage management manager map market master match
matching media member memcached memory menu merchant message messaging metadata meter method metrics migrate minio mobile
model module mongo mongodb monitor monitoring movie music mysql name news nginx node note notification notifications
notifier object offer office oidc online open opensearch operator optimizer order orders orchestrator organization
origin other outbox output owner package page parse parser partner passenger password patch path patient pay payment
payments payout performance permission person photo pick picture ping pipeline place plan planner platform player plugin
point policy pool portal post post-storage postgres postgresql posts predict preference presence preview price pricing
primary print privacy process processor product product-catalog products profile program project prometheus promo
promotion provider provision proxy public publish publisher pull purchase push put query queue quota quote rabbitmq
rank ranking rate rates rating ratings read reader realtime receipt receive receiver recipe recommend recommendation
recommendations reconcile record redis redirect refresh refund region register registration registry relay release
remote remove render renderer replica report reporting reports request reservation resize resolver resource response
rest restaurant result retail return review reviews reward ride risk role room route router rule run runner sale sales
sample save scan schedule scheduler schema scorer score scraper screen search seat secret section security segment select
seller send sender sensor sequence server service services session set settings settlement setup share shipment shipping
shop shopping short sign signup simulate site sink sku slack sms snapshot social social-graph source spam split sql staff
stage start state static station statistics stats status step stock stop storage store storefront stream streaming
student submit subscription suggest supplier supply support survey sync system table tag target task tax team telemetry
template tenant test text ticket time timeline timer timing token tool topic trace tracking trade train trainer transaction
transcode transfer transform transition translate transport travel trigger trip tweet type ui unique unit update upload
url url-shortener user user-service users util valid validate validation validator value vault vehicle vendor
verification verify version video view visit voice voucher wait wallet warehouse watch weather web webhook website widget
window wishlist work worker workflow workspace write writer zone zookeeper
checkout-team payments-team platform-team data-team search-team core identity growth mobile
go java node nodejs python ruby rust dotnet csharp cpp php kotlin scala typescript elixir jvm
us-east-1 us-east-2 us-west-2 eu-west-1 eu-central-1 ap-southeast-1 ideal aws.us-east-1 2023-03-22 2026-11-23 2025-01-01
aws.lambda aws.fargate aws.ec2.m6i.large aws.ec2.c6i.xlarge aws.ec2.t3.medium aws.s3.standard aws.sqs.standard aws.dynamodb
aws.stepfunctions.standard aws.rds.postgres aws.elasticache aws.apigateway.http aws.alb aws.sns aws.kinesis ideal.1 ideal.2
ideal.4 monolith
`
  .trim()
  .split(/\s+/)

/** Names that no vocabulary has: without some of them the model would overestimate the vocabulary. */
export const codenames: readonly string[] = `
zuul hystrix eureka istio linkerd falcon atlas hermes athena apollo titan orion nova phoenix kestrel panda bifrost
odin thor loki sauron gandalf mordor nimbus cumulus stratus zephyr mistral ember onyx jade ruby2 cobalt neptune pluto
vega sirius lynx otter badger raven osprey heron mantis cricket hornet wombat quokka gizmo widgetron fizz buzz xyz
abc mvp poc tmp svc1 svc2 bff dwh olap oltp etcd minikube keycloak kong traefik haproxy camunda temporal airflow
dagster nifi flink spark hadoop hive presto trino druid pinot clickhouse cassandra scylla couchbase neo4j influx
`
  .trim()
  .split(/\s+/)

/** Sentences and labels, for notes, reasons and display names. */
export const phrases: readonly string[] = [
  'Order service',
  'Payment Service',
  'Orders database',
  'Shopping cart',
  'API gateway',
  'User profile',
  'Web shop',
  'Media converter',
  'Defect detector 2',
  'Frame store',
  'Checkout team',
  'PCI scope',
  'compliance',
  'own release rhythm',
  'Released by another team.',
  'Nobody measured it; the range is a guess.',
  'An assumption: the source does not say how much.',
  'This design was drawn from traces of the system. What could not be seen is marked as assumed.',
  'The values are those of the published paper, and the rest was estimated from the documentation.',
  'Requests per second in the busiest hour, as measured in production last month.',
]
