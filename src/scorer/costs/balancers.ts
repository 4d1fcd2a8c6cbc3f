/** Load balancers: by the hour, and by capacity units of which only the scarcest dimension counts. */

import { value } from '../../catalog/lookup'
import { kindForms } from '../../model/kinds/index'
import type { Context } from '../context'
import { lines } from './charge'
import { arrivals, type Box, type Crossing, callRate, crossingsOf } from './crossings'
import { balancerUnits } from './metering'
import type { CostRule } from './rule'
import { plain } from './words'

const rule = 'balancers'

/** How much one capacity unit takes (Elastic Load Balancing pricing), by fact. */
const unit = {
  newConnections: 'aws.alb.lcu.def.new-conn',
  activeConnections: 'aws.alb.lcu.def.active-conn',
  gigabytesPerHour: 'aws.alb.lcu.def.bytes',
  ruleEvaluations: 'aws.alb.lcu.def.rules',
}
const perConnection = 'assumption.balancer.requests-per-connection'
const openFor = 'assumption.balancer.connection-seconds'

export const balancers: CostRule = {
  label: 'Load balancers',
  method:
    'A deployable of own code with more than one replica that is called from outside stands behind a load balancer of its own; pods of a cluster only where requests enter the design. Consumers that fetch from a queue or a stream need none. Hours, and capacity units: the largest of new connections, open connections and bytes.',
  lines: (context) => {
    const { catalog, assumptions } = context
    const balanced = crossingsOf(context).boxes.filter(isBalanced)
    const { balancerHour, balancerUnit } = balanced[0]?.offer?.prices ?? {}
    if (balancerHour === undefined || balancerUnit === undefined) return []
    const hours = assumptions.monthHours
    const hourly = balanced.map(({ id }) => ({
      of: id,
      quantity: hours,
      formula: `one balancer × ${plain(hours)} hours`,
    }))
    const units = balanced.map((box) => {
      const needed = unitsOf(context, box)
      return {
        of: box.id,
        quantity: needed * hours,
        formula: `${plain(needed)} capacity units on average × ${plain(hours)} hours`,
      }
    })
    const facts = [...Object.values(unit), perConnection, openFor]
    return [
      ...lines(catalog, { rule, what: 'Load balancer', price: balancerHour, portions: hourly }),
      ...lines(catalog, { rule, what: 'Capacity units', price: balancerUnit, portions: units, facts }),
    ]
  },
}

function isBalanced({ offer, sizing, services, inbound, entries }: Box): boolean {
  if (offer?.prices?.balancerHour === undefined) return false
  // A gateway that is a load balancer itself.
  if (offer.platform === 'managed') return true
  if (Math.max(sizing.replicas, sizing.meanReplicas) <= 1) return false
  if (!services.some(({ kind }) => kindForms[kind].group === 'mergeable')) return false
  const called = inbound.filter((crossing) => !fetched(crossing))
  const entered = entries.length > 0 || called.some(({ caller }) => isOutside(caller.kind))
  return entered || (offer.balanced === 'always' && called.length > 0)
}

function fetched({ from }: Crossing): boolean {
  return from.offer?.pulled === true
}

function isOutside(kind: string): boolean {
  return kind === 'client' || kind === 'external'
}

function unitsOf({ catalog, mean }: Context, box: Box): number {
  const called = box.inbound.filter((crossing) => !fetched(crossing))
  const rate = arrivals({ ...box, inbound: called }, mean)
  const newConnections = rate / value(catalog, perConnection)
  return balancerUnits(
    {
      ...{ newConnections, activeConnections: newConnections * value(catalog, openFor), ruleEvaluations: 0 },
      bytes: called.reduce(
        (sum, { call, toll }) => sum + callRate(mean, call) * Math.max(toll.bytes, call.request + call.response),
        0,
      ),
    },
    {
      newConnections: value(catalog, unit.newConnections),
      activeConnections: value(catalog, unit.activeConnections),
      gigabytesPerHour: value(catalog, unit.gigabytesPerHour),
      ruleEvaluations: value(catalog, unit.ruleEvaluations),
    },
  )
}
