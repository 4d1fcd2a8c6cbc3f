/** Random designs to advise on: small systems of own code on mixed platforms, with reasons to stay apart now and then. */

import { type Random, seededRandom } from '../../src/base/random'
import type { Document } from '../../src/model/document'
import { document, type ServiceSketch } from './build'

const offers = ['aws.ec2.c6i.large', 'aws.ec2.m6i.large', 'aws.fargate.0.5x1', 'aws.eks.0.25x0.5', 'aws.lambda']

/** MiB that fit: pods and tasks are small. */
const roomy = [64, 256, 256, 1024, 2048]
const tight = [64, 128, 256, 256, 384]

/** The same seed, the same design, whatever its services are called: a tree of `n` services with some calls across, a database, one or two workloads. */
export function advisable(seed: number, n: number, name = 's'): Document {
  const roll = seededRandom(seed, n)
  const home = pick(offers, roll)
  const services: Record<string, ServiceSketch> = {}
  for (let i = 0; i < n; i++) {
    const runsOn = roll() < 0.7 ? home : pick(offers, roll)
    services[`${name}${i}`] = {
      runsOn,
      operations: { run: { demand: spread(0.0002, 0.02, roll), cv: pick([0.3, 1, 1, 2], roll) } },
      memory: pick(/eks|fargate/.test(runsOn) ? tight : roomy, roll) * 1048576,
      ...(roll() < 0.6 ? { team: pick(['red', 'green', 'blue'], roll) } : {}),
      ...(roll() < 0.15 ? { runtime: pick(['go', 'java'], roll) } : {}),
      ...(roll() < 0.08 ? { keepApart: 'card data' } : {}),
    }
  }
  services.db = { kind: 'database' }
  const links: [number, number][] = []
  for (let i = 1; i < n; i++) links.push([Math.floor(roll() * i), i])
  for (let i = 0; i < n / 3; i++) {
    const to = 1 + Math.floor(roll() * (n - 1))
    links.push([Math.floor(roll() * to), to])
  }
  links.sort(([a], [b]) => a - b)
  return document({
    services,
    calls: [
      ...links.map(
        ([from, to]) =>
          [
            `${name}${from}/run`,
            `${name}${to}/run`,
            { count: pick([0.2, 1, 1, 1, 3], roll), mode: roll() < 0.1 ? 'async' : 'sync', optional: roll() < 0.1 },
          ] as const,
      ),
      [`${name}${n - 1}/run`, 'db', {}],
    ],
    workloads: {
      visits: [`${name}0/run`, { rate: spread(0.5, 300, roll), profile: pick(['flat', 'office', 'spiky'], roll) }],
      ...(roll() < 0.3 ? { jobs: [`${name}${n - 1}/run`, { rate: spread(0.1, 20, roll) }] } : {}),
    },
    together: roll() < 0.2 && n > 2 ? [[`${name}0`, `${name}1`]] : [],
    assumptions: { catalog: 'aws.us-east-1' },
  })
}

function spread(least: number, most: number, roll: Random): number {
  return Number((least * (most / least) ** roll()).toPrecision(2))
}

function pick<Value>(from: readonly Value[], roll: Random): Value {
  return from[Math.floor(roll() * from.length)] as Value
}
