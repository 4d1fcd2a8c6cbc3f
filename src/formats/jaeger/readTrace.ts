/** One trace of Jaeger's JSON into spans. What a trace is must be right; what a span says is repaired and counted. */

import { failure, type Result, success } from '../../base/result'
import { isObject, type PlacedValue, pathWithin } from '../trace/jsonDocuments'
import { countRepair, type Repairs } from '../trace/repairs'
import { isSemanticTag, readSemanticTags, runtimeOf } from '../trace/semanticTags'
import { maxSpans, type Span, spanKey } from '../trace/span'
import { readTimestamps } from '../trace/timestamps'

type Id = string | number | null | undefined
type Name = string | null | undefined

interface TraceRow {
  readonly traceID: Id
  readonly spans: readonly unknown[]
  readonly processes: object | null | undefined
}

interface SpanRow {
  readonly traceID: Id
  readonly spanID: Id
  readonly parentSpanID: Id
  readonly operationName: Name
  readonly processID: Id
  readonly process: Process | null | undefined
  readonly references: unknown
  readonly startTime: unknown
  readonly duration: unknown
  readonly tags: unknown
}

interface Process {
  readonly serviceName: Name
  readonly tags: unknown
}

interface Reference {
  readonly refType: Name
  readonly traceID: Id
  readonly spanID: Id
  readonly span: { readonly spanID: Id } | null | undefined
}

/** What a field must be, in the words of a message, and whether a value is that. */
interface Form {
  readonly expected: string
  readonly accepts: (value: unknown) => boolean
}

const id: Form = {
  expected: '(string | number)',
  accepts: (value) => isMissing(value) || typeof value === 'string' || typeof value === 'number',
}
const name: Form = { expected: 'string', accepts: (value) => isMissing(value) || typeof value === 'string' }
const record: Form = { expected: 'Object', accepts: (value) => isMissing(value) || isRecord(value) }

const traceForms = { traceID: id, spans: { expected: 'a list', accepts: Array.isArray }, processes: record }
const processForms = { serviceName: name }
const spanForms = {
  traceID: id,
  spanID: id,
  parentSpanID: id,
  operationName: name,
  processID: id,
  process: record,
}
const referenceForms = { refType: name, traceID: id, spanID: id, span: record }

/** Adds the spans of one trace to those read before. */
export function readTrace({ place, value }: PlacedValue, spans: Span[], repairs: Repairs): Result<null> {
  const mismatch = isRecord(value) ? mismatchIn(value, traceForms, place) : noTrace(place, value)
  if (mismatch) return mismatch
  const trace = value as TraceRow
  const count = trace.spans.length
  if (spans.length + count > maxSpans)
    return failure(
      pathWithin(place, 'spans'),
      `has ${count} spans after ${spans.length}; an import takes ${maxSpans} in all.`,
    )
  const processes = new Map<string, Process>()
  for (const [key, process] of Object.entries(trace.processes ?? {}))
    if (isRecord(process) && !mismatchIn(process, processForms, '')) processes.set(key, process as unknown as Process)
  for (const [n, row] of trace.spans.entries()) {
    const at = `${pathWithin(place, 'spans')}[${n}]`
    const wrong = spanMismatch(row, at)
    if (wrong) return wrong
    if (isObject(row) && 'spanId' in row && !('spanID' in row)) return failure(at, domainModel)
    const context = { place: at, processes, trace: trace.traceID ?? place, n: spans.length, repairs }
    spans.push(spanOf(row as SpanRow, context))
  }
  return success(null)
}

const domainModel =
  "This is Jaeger's internal span model (spanId, RFC 3339 times). Export from its UI or from /api/traces instead."

function spanMismatch(row: unknown, place: string): Result<never> | undefined {
  if (!isRecord(row)) return noTrace(place, row)
  const mismatch = mismatchIn(row, spanForms, place)
  if (mismatch || isMissing(row.process)) return mismatch
  return mismatchIn(row.process as Readonly<Record<string, unknown>>, processForms, pathWithin(place, 'process'))
}

/** The failure for the first field that is not of its form; undefined when all are. */
function mismatchIn(
  row: Readonly<Record<string, unknown>>,
  forms: Readonly<Record<string, Form>>,
  place: string,
): Result<never> | undefined {
  for (const [key, { expected, accepts }] of Object.entries(forms))
    if (!accepts(row[key])) return mismatchOf(pathWithin(place, key), key in row ? expected : `"${key}"`, row[key])
  return undefined
}

function noTrace(place: string, value: unknown): Result<never> {
  return mismatchOf(place, 'a trace with a list of spans', value)
}

function mismatchOf(place: string, expected: string, value: unknown): Result<never> {
  const type = Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value
  return failure(place, `expected ${expected}, found ${value === undefined ? 'nothing' : type}.`)
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null
}

/** A list is one too: it has none of the keys. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

interface SpanContext {
  /** Of the span, in the file. */
  readonly place: string
  readonly processes: ReadonlyMap<string, Process>
  /** The id of the trace; the place of the trace where it has none. */
  readonly trace: string | number
  /** The position of the span among all. */
  readonly n: number
  readonly repairs: Repairs
}

function spanOf(row: SpanRow, context: SpanContext): Span {
  const { place, processes, n, repairs } = context
  const trace = String(row.traceID ?? context.trace)
  if (isMissing(row.spanID)) countRepair(repairs, 'missingIds', `${place}.spanID`)
  const owner = row.process ?? processes.get(String(row.processID))
  const service = owner?.serviceName?.trim() ? owner.serviceName : undefined
  if (service === undefined) countRepair(repairs, 'missingServices', `${place}.processID`)
  if (!row.operationName?.trim()) countRepair(repairs, 'missingNames', `${place}.operationName`)
  return {
    trace,
    id: String(row.spanID ?? `no id ${n}`),
    ...callersOf(row, trace, context),
    service: service ?? `unknown ${row.processID ?? ''}`.trim(),
    runtime: runtimeOf(tagsOf(owner?.tags, context)),
    operation: row.operationName?.trim() ? row.operationName : 'unnamed',
    ...readTimestamps({ start: row.startTime, duration: row.duration }, repairs, place),
    ...readSemanticTags(tagsOf(row.tags, context)),
  }
}

/** A caller waits for its CHILD_OF; it does not for what only FOLLOWS_FROM. */
function callersOf(row: SpanRow, trace: string, { place, repairs }: SpanContext): Pick<Span, 'parents' | 'follows'> {
  const references = referencesOf(row.references)
  if (!references) countRepair(repairs, 'unreadableParents', `${place}.references`)
  const key = ({ traceID, spanID, span }: Reference) =>
    spanKey(String(traceID ?? trace), String(spanID ?? span?.spanID ?? ''))
  const awaited = references?.filter(({ refType }) => refType !== 'FOLLOWS_FROM') ?? []
  if (awaited.length > 0) return { parents: awaited.map(key), follows: false }
  if (references && references.length > 0) return { parents: references.map(key), follows: true }
  const older = String(row.parentSpanID ?? '')
  return { parents: /^0*$/.test(older) ? [] : [spanKey(trace, older)], follows: false }
}

/** Undefined: the list of references cannot be read. */
function referencesOf(list: unknown): readonly Reference[] | undefined {
  if (isMissing(list)) return []
  return Array.isArray(list) && list.every(isReference) ? list : undefined
}

function isReference(value: unknown): value is Reference {
  if (!isRecord(value) || mismatchIn(value, referenceForms, '')) return false
  return isMissing(value.span) || id.accepts((value.span as { readonly spanID?: unknown }).spanID)
}

/** A list of {key, value}, or an object as Elasticsearch keeps it. */
function tagsOf(tags: unknown, { place, repairs }: SpanContext): ReadonlyMap<string, string> {
  const entries = Array.isArray(tags)
    ? tags.map((tag: unknown) => (isObject(tag) ? ([tag.key, tag.value] as const) : undefined))
    : isObject(tags)
      ? Object.entries(tags)
      : tags === undefined || tags === null
        ? []
        : [undefined]
  if (entries.includes(undefined)) countRepair(repairs, 'unreadableTags', `${place}.tags`)
  const read = new Map<string, string>()
  for (const [key, value] of entries.filter((entry) => entry !== undefined)) {
    if (typeof key === 'string' && isSemanticTag(key) && /^(string|number|boolean)$/.test(typeof value))
      read.set(key, String(value))
  }
  return read
}
