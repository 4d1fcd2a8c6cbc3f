/**
 * Latencies outside Amazon Web Services: no measurements as careful have been published, so those of the
 * nearest relative at Amazon stand in, graded low, with wide ranges, under the same ids (a design that overrides
 * one keeps it when it moves).
 */

import { awsLatencies } from './aws/latencies'
import type { Fact } from './catalog'
import { factsOf } from './factTable'

const words: readonly (readonly [RegExp, string])[] = [
  [/^Lambda/, 'Function'],
  [/^SQS standard/, 'Queue'],
  [/^SQS FIFO/, 'Queue in order'],
  [/^SNS standard/, 'Topic'],
  [/^SNS FIFO/, 'Topic in order'],
  [/^SQS, SNS, EventBridge, Kinesis/, 'Queue, topic, stream'],
  [/^EventBridge/, 'Event bus'],
  [/^Kinesis, polled/, 'Stream, polled'],
  [/^Kinesis, enhanced fan-out/, 'Stream, pushed'],
  [/^Step Functions Standard/, 'Workflow'],
  [/^Step Functions Express/, 'Short workflow'],
  [/^API Gateway, (HTTP|REST) API/, 'Gateway'],
  [/^ALB/, 'Load balancer'],
  [/^S3 Standard/, 'Object store'],
  [/^DynamoDB/, 'Table'],
]

export const standInLatencies: readonly Fact[] = factsOf(awsLatencies)
  .filter(({ id }) => id.startsWith('latency.'))
  .map((fact) => {
    const [word, plain] = words.find(([word]) => word.test(fact.label)) ?? [/^/, '']
    const [low, high] = fact.range ?? [fact.value ?? 0, fact.value ?? 0]
    const note = 'measured at AWS; no measurement of this provider was found'
    return {
      ...fact,
      label: fact.label.replace(word, plain),
      grade: 'low',
      range: [low / 2, high * 2],
      note: fact.note === undefined ? note : `${note}; ${fact.note}`,
    }
  })
