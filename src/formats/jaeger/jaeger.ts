/**
 * Jaeger's JSON, as its UI and its query API give it: `{data: [traces]}`, one trace, a list of either, or one
 * of them per line. A trace holds `spans` and `processes`; a span names its process by `processID` (or holds it
 * as `process`) and its callers in `references`, which UI exports nest to the root: only their ids are read.
 */

import { failure, type Result, success } from '../../base/result'
import type { Format, ImportedDesign, InputFile } from '../format'
import { quoted } from '../quote'
import { designOfTraces } from '../trace/designOfTraces'
import { isObject, jsonDocuments, type PlacedValue, pathWithin } from '../trace/jsonDocuments'
import type { Repairs } from '../trace/repairs'
import type { Span } from '../trace/span'
import { readTrace } from './readTrace'

export const jaeger: Format = {
  id: 'jaeger',
  label: 'Jaeger traces',
  extensions: ['.json', '.jsonl', '.ndjson'],
  detect: ({ text }) => {
    const start = text.slice(0, detectedLength)
    if (/"spanID"\s*:/.test(start)) return 0.95
    if (/"operationName"\s*:/.test(start) && /"spanId"\s*:/.test(start)) return 0.6
    if (/"traceID"\s*:/.test(start)) return 0.8
    return /^\s*\{\s*"data"\s*:\s*(null|[[{])/.test(start) ? 0.4 : 0
  },
  read: readFiles,
}

/** UI exports put long lists of processes and tags before the first span. */
const detectedLength = 256 * 1024

function readFiles(files: readonly InputFile[]): Result<ImportedDesign> {
  const spans: Span[] = []
  const repairs: Repairs = new Map()
  for (const { name, text } of files) {
    const read = readText(text, spans, repairs)
    if (read.ok) continue
    const { place, message } = read.problem
    return failure(files.length === 1 ? place : `${quoted(name)}${place === '' ? '' : `: ${place}`}`, message)
  }
  return spans.length > 0 ? designOfTraces(spans, repairs) : failure('', 'There is no span in it.')
}

function readText(text: string, spans: Span[], repairs: Repairs): Result<null> {
  const documents = jsonDocuments(text)
  if (!documents.ok) return documents
  for (const document of documents.value) {
    const traces = tracesIn(document)
    if (!traces.ok) return traces
    for (const trace of traces.value) {
      const read = readTrace(trace, spans, repairs)
      if (!read.ok) return read
    }
  }
  return success(null)
}

/** How many lists and `data` wrappers may lie around a trace. */
const maxWrapperDepth = 4

/** The traces without their wrappers (lists, `data`); spans without a trace around them make one. */
function tracesIn(document: PlacedValue): Result<readonly PlacedValue[]> {
  const traces: PlacedValue[] = []
  let layer: readonly PlacedValue[] = [document]
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > maxWrapperDepth)
      return failure(layer[0]?.place ?? '', `Traces are wrapped more than ${maxWrapperDepth} deep.`)
    const inner: PlacedValue[] = []
    for (const { place, value } of layer) {
      if (isSpan(value)) traces.push({ place, value: { spans: [value] } })
      else if (Array.isArray(value) && value.length > 0 && value.every(isSpan))
        traces.push({ place, value: { spans: value } })
      else if (Array.isArray(value))
        for (const [n, item] of value.entries()) inner.push({ place: pathWithin(place, `[${n}]`), value: item })
      else if (isObject(value) && 'data' in value && !('spans' in value)) {
        const message = errorIn(value)
        if (message !== undefined) return failure(pathWithin(place, 'errors[0]'), message)
        inner.push({ place: pathWithin(place, 'data'), value: value.data })
      } else traces.push({ place, value })
    }
    layer = inner
  }
  return success(traces)
}

function isSpan(value: unknown): boolean {
  return isObject(value) && 'spanID' in value && !('spans' in value)
}

function errorIn(answer: Readonly<Record<string, unknown>>): string | undefined {
  const error: unknown = Array.isArray(answer.errors) ? answer.errors[0] : undefined
  if (Array.isArray(answer.data) && answer.data.length > 0) return undefined
  if (!isObject(error)) return undefined
  return `Jaeger answered with an error, not with traces: ${String(error.msg ?? error.code).slice(0, 100)}`
}
