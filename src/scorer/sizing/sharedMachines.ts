/**
 * Machines that several deployables share [Z8]: sized by rule Z1 for the sum of their loads, paid once, and each
 * deployable's part of them is its share of the busy cores. All run on the offer of the one with the most busy cores.
 */

import type { Catalog, Offer } from '../../catalog/catalog'
import type { Replicas } from '../../model/document'
import type { SharedMachines } from '../result/scorecard'
import { type HostDemand, type ReplicaCounts, replicas } from './replicas'

/** The demand of all members as one, and the member with the most busy cores in this kind of hour. */
export function togetherAt(
  members: readonly HostDemand[],
  kind: number,
): { readonly demand: HostDemand; readonly leader: HostDemand } {
  const leader = members.reduce((most, member) => (member.work[kind]! > most.work[kind]! ? member : most))
  if (members.length === 1) return { demand: leader, leader }
  const sum = (of: (member: HostDemand) => readonly number[]) =>
    leader.work.map((_, hour) => members.reduce((total, member) => total + of(member)[hour]!, 0))
  const demand: HostDemand = {
    host: { ...leader.host, replicas: writtenTogether(members) },
    work: sum(({ work }) => work),
    held: sum(({ held }) => held),
    flight: sum(({ flight }) => flight),
    memory: members.reduce((total, { memory }) => total + memory, 0),
    slots: members.reduce((total, { slots }) => total + slots, 0),
    minReplicas: Math.max(...members.map(({ minReplicas }) => minReplicas)),
  }
  return { demand, leader }
}

/** Replicas for the sum of the loads, and for the pool of each member: every machine has the slots of every member. */
export function replicasTogether(
  demand: HostDemand,
  members: readonly HostDemand[],
  offer: Offer,
  catalog: Catalog,
): ReplicaCounts {
  const all = replicas(demand, offer, catalog)
  if (members.length === 1 || typeof demand.host.replicas === 'number') return all
  const none = demand.work.map(() => 0)
  return members.reduce<ReplicaCounts>((most, member) => {
    const pool = { ...member, host: demand.host, work: none, flight: none, memory: 0 }
    const { counts, by } = replicas(pool, offer, catalog)
    return {
      max: most.max,
      counts: most.counts.map((count, hour) => Math.max(count, counts[hour]!)),
      by: most.by.map((reason, hour) => (counts[hour]! > most.counts[hour]! ? by[hour]! : reason)),
    }
  }, all)
}

/** The part of the machines (0 to 1) that a member bears: its share of the busy cores, evenly where none is busy. */
export function partOf(member: HostDemand, members: readonly HostDemand[], kind: number): number {
  if (members.length === 1) return 1
  const busy = members.reduce((sum, { work }) => sum + work[kind]!, 0)
  return busy > 0 ? member.work[kind]! / busy : 1 / members.length
}

/** What a member's size says of the machines. */
export function sharedMachines(member: HostDemand, leader: HostDemand, count: number, offer: Offer): SharedMachines {
  const { host } = member
  const families = [host.offer, ...(host.choice?.candidates ?? [])].flatMap((one) => one?.family ?? one?.id ?? [])
  return {
    group: host.machineGroup ?? '',
    count,
    ledBy: leader.host.id,
    moved: !families.includes(offer.family ?? offer.id),
  }
}

/** Written numbers are machines: the largest; of bounds the largest least and most, and the lowest target. */
function writtenTogether(members: readonly HostDemand[]): Replicas | undefined {
  const written = members.flatMap(({ host }) => host.replicas ?? [])
  if (written.length === 0) return undefined
  const numbers = written.filter((one) => typeof one === 'number')
  if (numbers.length > 0) return Math.max(...numbers)
  const bounds = written.filter((one) => typeof one !== 'number')
  return {
    min: Math.max(...bounds.map(({ min }) => min)),
    max: Math.max(...bounds.map(({ max }) => max)),
    targetUtilization: Math.min(...bounds.map(({ targetUtilization }) => targetUtilization)),
  }
}
