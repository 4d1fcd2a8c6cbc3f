/**
 * Where in its row each field stands. Frames, stations, activities and visits are rows of numbers in one array of
 * integers and one of doubles, and a row is named by where it begins: `ints[frame + at.parent]`. A row is one or two
 * lines of the processor's cache, which is what makes a step of the simulation cheap.
 */

/** Integers of a frame. */
export const frameSize = 16
export const activity = 0
/** The frame that waits for this one, or -1. */
export const parent = 1
/** The visit by which it was called; for a request from outside -1 minus its source. */
export const visit = 2
export const phase = 3
export const failed = 4
export const stage = 5
/** While calling: the visit, calls still to begin, and calls that follow each of them in its branch. */
export const cursor = 6
export const left = 7
export const series = 8
/** Branches not yet ended. */
export const pending = 9
/** Of the call that it answers: retries left, and calls still to follow in its branch. */
export const tries = 10
export const again = 11
/** Link of the one list that the frame is in: free, ready, or waiting for a server or a slot. */
export const next = 12
export const timerNext = 13
export const timerPrevious = 14
/** Where, among the doubles, its account of time by part stands: with itself, or with the caller that only waits. */
export const account = 15

/** Doubles of a frame: when its execution began, and since when it waits for a server or a slot. */
export const start = 0
export const since = 1
/** Length of each of its slices. */
export const duration = 2
export const deadline = 3
/** An account: time by part on the critical path up to here (work, network, serialisation, platform). */
export const parts = 4
/** The same as its call began. */
export const saved = 8
/** Length of the delay that it is about to begin. */
export const delayTime = 12

/** Integers of a station. Its limits; what is taken; first and last of the frames that wait, or -1. */
export const stationSize = 8
export const servers = 0
export const slots = 1
export const busy = 2
export const held = 3
export const serverHead = 4
export const serverTail = 5
export const slotHead = 6
export const slotTail = 7

/** Accounts of a station: time of servers, slices begun or waiting, their waits; the same of slots. */
export const busyTime = 0
export const slices = 1
export const waited = 2
export const heldTime = 3
export const admitted = 4
export const poolWaited = 5

/** Integers of an activity. Draws are `none` where there is nothing to draw. */
export const activitySize = 8
export const station = 0
export const slice = 1
export const pauseFirst = 2
export const pauseEnd = 3
export const stageFirst = 4
export const stageEnd = 5
export const errorDraw = 6

/** Accounts of an activity: executions ended, their time, those that failed, those that their caller gave up. */
export const accountSize = 4
export const ended = 0
export const response = 1
export const failures = 2
export const abandoned = 3

/** Integers of a visit. */
export const visitSize = 8
export const to = 0
/** The whole part of the ratio, and the draw that decides on the rest. */
export const whole = 1
export const countDraw = 2
export const traits = 3
export const retries = 4
export const delayFirst = 5
export const delayEnd = 6

/** Traits of a visit, one bit each. */
export const parallel = 1
export const waits = 2
export const local = 4
export const optional = 8
export const timed = 16
