/**
 * How long the managed parts of Amazon Web Services take, and what they promise to be up. Measured medians of
 * asynchronous hops are from publishing to the start of a warm Lambda consumer; here they are split into the
 * part of the sender (`send`, `start`), the part in between (`deliver`, `step`) and the Lambda invocation, so
 * that the three together have the median and the 99 % that were measured; SQS standard does not (see its notes).
 * Medians do not add: where delivery has a long tail, its median is less than what is left over. Values are SI.
 */

import { type FactGroup, factGroups } from '../factTable'
import text from './latencies.txt?raw'

export const awsLatencies: readonly FactGroup[] = factGroups(text)
