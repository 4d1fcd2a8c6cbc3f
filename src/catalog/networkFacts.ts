/**
 * What a hop costs besides money: round trips, CPU at both ends, proxies, availability, memory. Sources are
 * public measurements; where one was worked out, the note says how. Values are SI: seconds, bytes, shares.
 * A row: id | label | value | unit | attributes | note.
 *
 * A call's CPU is that of both ends together, half each. Bytes are encoded once by the sender and decoded once
 * by the receiver: `per-kib` is paid at each of the two.
 */

import type { FactGroup } from './factTable'

const napkin = 'github.com/sirupsen/napkin-math README @aae5832 (re-measured on GCP c4, March 2026)'
const measured = 'own run, 2-vCPU AMD EPYC virtual machine, Node.js 20, noisy'
const boutique =
  'HotOS 2023 "Towards Modern Development of Cloud Applications" (Ghemawat et al.), section 6.1, Table 2, slides p. 31; call graph from GoogleCloudPlatform/microservices-demo @34ffea9'
const istio = 'istio.io, Performance and Scalability, versions 1.3 to 1.24 (HTTP/1.1, 1 kB, 1,000 requests/s, mTLS)'

export const networkFacts: readonly FactGroup[] = [
  {
    source: napkin,
    asOf: '2026-03',
    confidence: 'stored-third-party',
    grade: 'medium',
    region: 'all',
    rows: `
latency.network.same-zone | Network: round trip between machines of one zone | 0.00015 | seconds | range 0.0001..0.00035 | napkin-math 0.1 ms; EC2 2009 measured 0.20 to 0.35 ms; typical 0.1 to 0.26 ms
latency.network.region | Network: round trip between regions | 0.07 | seconds | range 0.025..0.18 | North America East to West 60 ms, to Western Europe 80 ms, West to Singapore 180 ms
throughput.network.host | Network: one stream within a host | 10737418240 | bytes/second | range 2147483648..21474836480 | 10 GiB/s
throughput.network.same-zone | Network: one stream within a zone | 10737418240 | bytes/second | range 655360000..10737418240 | 10 GiB/s; on EC2 a single flow outside a placement group is held to 5 Gbit/s
throughput.network.cross-zone | Network: one stream between zones of a region | 2147483648 | bytes/second | range 655360000..2147483648 | 2 GiB/s
throughput.network.region | Network: one stream between regions | 26843546 | bytes/second | range 6710886..107374182 | 25 MiB/s
throughput.network.internet | Network: one stream over the internet | 26843546 | bytes/second | range 2684355..107374182 | taken as between regions, 25 MiB/s
call.http.per-kib | HTTP with JSON: CPU per KiB at one end | 0.00001 | seconds/KiB | range 0.0000054..0.0000116 | JSON at 100 MiB/s; Go encodes at 8.1 and decodes at 11.6 us/KB, Node.js at 5.4 and 7.2
call.binary.per-kib | Binary protocol: CPU per KiB at one end | 0.000001 | seconds/KiB | range 0.0000005..0.000003 | fast binary formats at 1 GiB/s
`,
  },
  {
    source:
      'L. Liesis, EC2 eu-west-1 ping over 5 minutes, t2.micro; orensol 2009 (us-east-1, per zone); FlashGrid 2023',
    asOf: '2009..2023',
    confidence: 'stored-third-party',
    grade: 'high',
    region: 'all',
    rows: `
latency.network.cross-zone | Network: round trip between zones of a region | 0.00083 | seconds | range 0.0005..0.0015 | average 0.82 to 0.83 ms, spikes of 12.3 ms; pairs of zones vary from 0.5 to 1.5 ms
`,
  },
  {
    source: measured,
    asOf: '2026-11-23',
    confidence: 'measured',
    grade: 'high',
    region: 'all',
    rows: `
latency.network.host | Network: round trip between processes of one host | 0.000017 | seconds | range 0.000015..0.00005 | TCP echo of 1 byte over loopback: 17 us typical, 49 us p99; 50 us for 32 KiB by napkin-math
`,
  },
  {
    source: 'from memory of public measurements; not re-verified here',
    asOf: '~2024-2025',
    confidence: 'memory',
    grade: 'low',
    region: 'all',
    rows: `
latency.network.internet | Network: round trip to a service on the internet | 0.03 | seconds | range 0.005..0.15
call.grpc.bytes | gRPC: bytes of headers and framing each way | 100 | bytes | range 30..300
call.http.bytes | HTTP with JSON: bytes of headers each way | 500 | bytes | range 200..1500
call.thrift.bytes | Thrift: bytes of headers and framing each way | 50 | bytes | range 20..150
call.binary.bytes | Binary protocol: bytes of headers and framing each way | 20 | bytes | range 8..60
memory.runtime | Memory of a language runtime with its libraries, held once per process | 62914560 | bytes | range 10485760..209715200 | 60 MiB: Go about 10, Node.js and Python 40 to 60, Java 150 to 200
`,
  },
  {
    source: boutique,
    asOf: '2023-06',
    confidence: 'derived',
    grade: 'medium',
    region: 'all',
    rows: `
call.grpc.cpu | gRPC: CPU of one call, both ends | 0.00034 | seconds | range 0.00004..0.00057 | (77.7 - 9.11) cores / (10,800 requests/s x 11.13 calls) = 0.57 core-ms paid for per call with the autoscaler's headroom; at 60 % target utilisation 0.34 ms are worked. Floor: micro-benchmarks at 0.04 ms (tonic, grpc-go)
call.http.cpu | HTTP with JSON: CPU of one call, both ends | 0.0003 | seconds | range 0.00004..0.0006 | the gRPC figure x 63 / 73: sequential loopback calls in Go take 63 us by HTTP/1.1 and 73 us by gRPC (abba5/grpc-unary-vs-http1-1, 2023)
call.thrift.cpu | Thrift: CPU of one call, both ends | 0.00022 | seconds | range 0.00003..0.0004 | the gRPC figure x 47 / 73: sequential loopback calls in Go (smallnest/RPC-TEST, about 2016)
call.binary.cpu | Binary protocol: CPU of one call, both ends | 0.00008 | seconds | range 0.00001..0.0002 | the gRPC figure x 17 / 73: a bare TCP echo over loopback takes 17 us
`,
  },
  {
    source: 'github.com/mgaiduk/benchmarks (Go and Rust, 33 to 42 MB of data); github.com/zmitry/go-protobuf-msgpack',
    asOf: '2023',
    confidence: 'derived',
    grade: 'medium',
    region: 'all',
    rows: `
call.grpc.per-kib | gRPC with Protocol Buffers: CPU per KiB at one end | 0.0000028 | seconds/KiB | range 0.000001..0.000005 | Go 2.8 us per KB each way, Rust 1.5
call.thrift.per-kib | Thrift: CPU per KiB at one end | 0.0000028 | seconds/KiB | range 0.000001..0.000005 | as Protocol Buffers, its nearest measured relative
`,
  },
  {
    source: istio,
    asOf: '2019..2024',
    confidence: 'stored-official',
    grade: 'medium',
    region: 'all',
    rows: `
mesh.latency | Mesh: time that the two proxies of a hop add | 0.0005 | seconds | range 0.0002..0.003 | p90 added: 7 ms (1.3), 2.8 ms (1.5 to 1.7), 1.7 to 2.65 ms (1.12 to 1.13), 0.18 ms (1.21 and later)
mesh.cpu | Mesh: CPU of the two proxies of a hop, per call | 0.0004 | seconds | range 0.00025..0.0012 | 0.20 vCPU per 1,000 requests/s and proxy (1.24), 0.35 to 0.6 in older versions
mesh.memory | Mesh: memory of one proxy | 62914560 | bytes | range 41943040..62914560 | 40 to 60 MB per sidecar
`,
  },
]
