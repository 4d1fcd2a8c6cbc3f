/**
 * The bridge from the drawn side to the merged one: named steps that add up to the difference, of cost and of mean
 * response. What each step contains stands in `scorer/README.md`, rules B1 to B8.
 */

/** A step of the bridge; the file and the command line name it so. */
export type BridgeStepId =
  | 'hopCharges'
  | 'callCpu'
  | 'waiting'
  | 'idle'
  | 'cores'
  | 'databases'
  | 'others'
  | 'network'
  | 'platform'
  | 'serialisation'
  | 'queueing'
  | 'work'
  | 'drawnMove'
  | 'move'

/** A line of a bill: its position in the lines of that side. */
export interface BridgeLine {
  readonly side: 'drawn' | 'merged'
  readonly line: number
}

/** A piece of a step: what it is, its value, and the bill lines that it is about. */
export interface BridgePart {
  readonly part: string
  readonly label: string
  /** Dollars a month, or seconds; negative where merged is lower. */
  readonly value: number
  readonly lines: readonly BridgeLine[]
}

/** One step of the bridge. Its parts sum to its value. */
export interface BridgeStep {
  readonly step: BridgeStepId
  readonly label: string
  readonly value: number
  readonly lines: readonly BridgeLine[]
  readonly parts: readonly BridgePart[]
}

/** The steps between two values of one measure: `from` + the steps = `to`. */
export interface Steps {
  readonly from: number
  readonly to: number
  /** Empty where one of the two has no limit. */
  readonly steps: readonly BridgeStep[]
  /** Why there are no steps: which side does not keep up with its load. */
  readonly why?: string
}

/** The figures of one side that the headline compares. */
export interface HeadlineFigures {
  readonly deployables: number
  readonly hops: number
  /** Seconds in the busiest hour, over all requests. */
  readonly p50: number
  readonly p99: number
  /** Most work outlives the answer, so that the time until it is done counts [T7]. */
  readonly late: boolean
  readonly done: number
  /** Dollars. */
  readonly monthly: number
}

/** Both sides on the platforms of their members, where the comparison has moved one [L8a]. */
export interface StayedSides {
  readonly drawn: HeadlineFigures
  readonly merged: HeadlineFigures
  /** Where the merged side went: "Fargate". Absent where only the drawn side has moved. */
  readonly movedTo?: string
}

/** The difference between drawn and merged, step by step. */
export interface Bridge {
  /** Dollars a month. */
  readonly monthly: Steps
  /** Seconds of mean response in the busiest hour, over all requests. */
  readonly response: Steps
  /** The same until everything is done, where most work outlives the answer [T7]. */
  readonly completion?: Steps
  /** Absent where nothing has moved. */
  readonly stayed?: StayedSides
}
