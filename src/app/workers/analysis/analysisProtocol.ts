/** What the page asks of an analysis worker: parts of one job on one document, reported one after another. */

import type { Result } from '../../../base/result'
import type { Document, Partition } from '../../../model/document'
import type { Analysed, Part } from '../../../store/analysisResults'
import type * as watched from '../supervisor/supervisorProtocol'

export interface Task extends watched.Task {
  readonly document: Document
  readonly sides: readonly PartTask[]
}

export interface PartTask extends watched.SideTask {
  readonly side: Part
  /** A third side of a sweep, or where a plan is to lead. */
  readonly partition?: Partition
}

export interface Told extends watched.Told {
  readonly side: Part
  readonly result: Result<Analysed[Part]>
}

export type Question = watched.Question<Task>
export type Answer = watched.Answer<Told>
