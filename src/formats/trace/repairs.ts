/**
 * What had to be repaired in a set of traces, counted, and the sentences about it. No trace is refused for what can
 * be repaired; nothing is repaired silently.
 */

export type Repairs = Map<Repair, { count: number; readonly place: string }>

export type Repair = keyof typeof sentences

const sentences = {
  duplicates: ['{n} span was there twice and counts once', '{n} spans were there more than once and count once'],
  reusedIds: [
    '{n} span has the id of another one: both count',
    '{n} spans have the id of another one: all of them count',
  ],
  orphans: [
    '{n} span names a parent that is not in the file: it counts as an entry of its own',
    '{n} spans name a parent that is not in the file: each counts as an entry of its own',
  ],
  cycles: [
    '{n} cycle of parents was cut at its earliest span, which counts as an entry',
    '{n} cycles of parents were cut at their earliest span, which counts as an entry',
  ],
  selfReferences: [
    '{n} span names itself among its callers: the other one counts',
    '{n} spans name themselves among their callers: the others count',
  ],
  otherTrace: [
    '{n} span was called from another trace and joins it',
    '{n} spans were called from another trace and join it',
  ],
  early: [
    '{n} span started before its caller (clock skew): clocks aligned',
    '{n} spans started before their caller (clock skew): clocks aligned',
  ],
  late: [
    '{n} span ended after the client that waited for it (clock skew): clocks aligned',
    '{n} spans ended after the client that waited for them (clock skew): clocks aligned',
  ],
  outliving: [
    '{n} span outlives its caller or starts after it: it counts as not waited for',
    '{n} spans outlive their caller or start after it: they count as not waited for',
  ],
  timeless: [
    'the one span lasts no time: there is no work to measure',
    'all {n} spans last no time: there is no work to measure',
  ],
  missingTimes: [
    '{n} span has no usable start or duration: it counts as a call, not as work',
    '{n} spans have no usable start or duration: they count as calls, not as work',
  ],
  negativeDurations: [
    '{n} span has a negative duration: it counts as a call, not as work',
    '{n} spans have a negative duration: they count as calls, not as work',
  ],
  textNumbers: ['{n} number was written as text and read as a number', '{n} numbers were written as text and read'],
  nanoseconds: [
    '{n} start time was in nanoseconds and read as such',
    '{n} start times were in nanoseconds and read as such',
  ],
  missingIds: [
    '{n} span has no id: nothing can name it as its caller',
    '{n} spans have no id: nothing can name them as caller',
  ],
  missingNames: ['{n} span has no operation name', '{n} spans have no operation name'],
  missingServices: [
    '{n} span does not say its service: its process id stands for the name',
    '{n} spans do not say their service: their process ids stand for the names',
  ],
  unreadableTags: ['the tags of {n} span could not be read', 'the tags of {n} spans could not be read'],
  unreadableParents: [
    'the references of {n} span could not be read: it counts as an entry of its own',
    'the references of {n} spans could not be read: each counts as an entry of its own',
  ],
  longNames: ['{n} name was longer than its limit and cut', '{n} names were longer than their limit and cut'],
} as const satisfies Record<string, readonly [one: string, many: string]>

/** Counts one repair; remembers the place of the first, so that a person can look. */
export function countRepair(repairs: Repairs, repair: Repair, place = ''): void {
  const counter = repairs.get(repair)
  if (counter) counter.count += 1
  else repairs.set(repair, { count: 1, place })
}

/** One sentence for each repair, with its count and the first place. */
export function repairWarnings(repairs: Repairs): readonly string[] {
  return Array.from(repairs, ([repair, { count, place }]) => {
    const [one, many] = sentences[repair]
    const first = place === '' ? '' : count === 1 ? ` (${place})` : ` (the first: ${place})`
    return (count === 1 ? one : many).replace('{n}', String(count)) + first
  })
}
