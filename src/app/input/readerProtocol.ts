/** Messages between the page and the reader worker. */

import type { Result } from '../../base/result'
import type { Document } from '../../model/document'

/** A file as its bytes, or a text that was pasted. */
export type InputSource =
  | { readonly name: string; readonly bytes: ArrayBuffer }
  | { readonly name: string; readonly text: string }

/** What the worker reads: files that make one design, or a link. */
export type ReaderTask = { readonly read: readonly InputSource[] } | { readonly link: string }

/** Page to worker: one task, with a number that its response repeats. */
export interface ReaderRequest {
  readonly id: number
  readonly task: ReaderTask
}

/** Worker to page: the result of the task with this number. */
export interface ReaderResponse {
  readonly id: number
  readonly result: Result<OpenedDesign>
}

/** A document that was read, with the repairs that it needed. */
export interface OpenedDesign {
  readonly document: Document
  readonly warnings: readonly string[]
  /** What was read, in words: "Jaeger trace". */
  readonly format: string
  /** "9 services, 14 calls from 120 spans". */
  readonly summary: string
}
