/** One trace of Jaeger's JSON into spans. What a trace is must be right; what a span says is repaired and counted. */

import * as v from 'valibot'
import { failure, type Result, success } from '../../base/result'
import { isObject, type PlacedValue, pathWithin } from '../trace/jsonDocuments'
import { countRepair, type Repairs } from '../trace/repairs'
import { isSemanticTag, readSemanticTags, runtimeOf } from '../trace/semanticTags'
import { maxSpans, type Span, spanKey } from '../trace/span'
import { readTimestamps } from '../trace/timestamps'

const id = v.nullish(v.union([v.string(), v.number()]))
const name = v.nullish(v.string())
const processForm = v.object({ serviceName: name, tags: v.optional(v.unknown()) })

const traceForm = v.object({
  traceID: id,
  spans: v.array(v.unknown()),
  processes: v.nullish(v.record(v.string(), v.unknown())),
})

const spanForm = v.object({
  traceID: id,
  spanID: id,
  parentSpanID: id,
  operationName: name,
  processID: id,
  process: v.nullish(processForm),
  references: v.optional(v.unknown()),
  startTime: v.optional(v.unknown()),
  duration: v.optional(v.unknown()),
  tags: v.optional(v.unknown()),
})

const referencesForm = v.nullish(
  v.array(v.object({ refType: name, traceID: id, spanID: id, span: v.nullish(v.object({ spanID: id })) })),
)

type SpanRow = v.InferOutput<typeof spanForm>
type Process = v.InferOutput<typeof processForm>

/** Adds the spans of one trace to those read before. */
export function readTrace({ place, value }: PlacedValue, spans: Span[], repairs: Repairs): Result<null> {
  const trace = v.safeParse(traceForm, value)
  if (!trace.success) return failure(pathWithin(place, pathOf(trace.issues[0])), expected(trace.issues[0]))
  const count = trace.output.spans.length
  if (spans.length + count > maxSpans)
    return failure(
      pathWithin(place, 'spans'),
      `has ${count} spans after ${spans.length}; an import takes ${maxSpans} in all.`,
    )
  const processes = new Map<string, Process>()
  for (const [key, process] of Object.entries(trace.output.processes ?? {})) {
    const read = v.safeParse(processForm, process)
    if (read.success) processes.set(key, read.output)
  }
  for (const [n, one] of trace.output.spans.entries()) {
    const at = `${pathWithin(place, 'spans')}[${n}]`
    const row = v.safeParse(spanForm, one)
    if (!row.success) return failure(pathWithin(at, pathOf(row.issues[0])), expected(row.issues[0]))
    if (isObject(one) && 'spanId' in one && !('spanID' in one)) return failure(at, domainModel)
    spans.push(spanOf(row.output, { at, processes, trace: trace.output.traceID ?? place, n: spans.length, repairs }))
  }
  return success(null)
}

const domainModel =
  "This is Jaeger's internal span model (spanId, RFC 3339 times). Export from its UI or from /api/traces instead."

interface Around {
  readonly at: string
  readonly processes: ReadonlyMap<string, Process>
  /** Of the trace; where it has none, its place stands for it. */
  readonly trace: string | number
  readonly n: number
  readonly repairs: Repairs
}

function spanOf(row: SpanRow, { at, processes, trace: around, n, repairs }: Around): Span {
  const trace = String(row.traceID ?? around)
  if (row.spanID === undefined || row.spanID === null) countRepair(repairs, 'missingIds', `${at}.spanID`)
  const owner = row.process ?? processes.get(String(row.processID))
  const named = owner?.serviceName?.trim() ? owner.serviceName : undefined
  if (named === undefined) countRepair(repairs, 'missingServices', `${at}.processID`)
  if (!row.operationName?.trim()) countRepair(repairs, 'missingNames', `${at}.operationName`)
  return {
    trace,
    id: String(row.spanID ?? `no id ${n}`),
    ...callersOf(row, trace, { at, repairs }),
    service: named ?? `unknown ${row.processID ?? ''}`.trim(),
    runtime: runtimeOf(tagsOf(owner?.tags, { at, repairs })),
    operation: row.operationName?.trim() ? row.operationName : 'unnamed',
    ...readTimestamps({ start: row.startTime, duration: row.duration }, repairs, at),
    ...readSemanticTags(tagsOf(row.tags, { at, repairs })),
  }
}

/** A caller waits for its CHILD_OF; it does not for what only FOLLOWS_FROM. */
function callersOf(
  row: SpanRow,
  trace: string,
  { at, repairs }: Pick<Around, 'at' | 'repairs'>,
): Pick<Span, 'parents' | 'follows'> {
  const read = v.safeParse(referencesForm, row.references)
  if (!read.success) countRepair(repairs, 'unreadableParents', `${at}.references`)
  const references = (read.success && read.output) || []
  const key = ({ traceID, spanID, span }: (typeof references)[number]) =>
    spanKey(String(traceID ?? trace), String(spanID ?? span?.spanID ?? ''))
  const waited = references.filter(({ refType }) => refType !== 'FOLLOWS_FROM')
  if (waited.length > 0) return { parents: waited.map(key), follows: false }
  if (references.length > 0) return { parents: references.map(key), follows: true }
  const older = String(row.parentSpanID ?? '')
  return { parents: /^0*$/.test(older) ? [] : [spanKey(trace, older)], follows: false }
}

/** A list of {key, value}, or an object as Elasticsearch keeps it. */
function tagsOf(tags: unknown, { at, repairs }: Pick<Around, 'at' | 'repairs'>): ReadonlyMap<string, string> {
  const entries = Array.isArray(tags)
    ? tags.map((tag: unknown) => (isObject(tag) ? ([tag.key, tag.value] as const) : undefined))
    : isObject(tags)
      ? Object.entries(tags)
      : tags === undefined || tags === null
        ? []
        : [undefined]
  if (entries.includes(undefined)) countRepair(repairs, 'unreadableTags', `${at}.tags`)
  const read = new Map<string, string>()
  for (const [key, value] of entries.filter((entry) => entry !== undefined)) {
    if (typeof key === 'string' && isSemanticTag(key) && /^(string|number|boolean)$/.test(typeof value))
      read.set(key, String(value))
  }
  return read
}

type Issue = v.BaseIssue<unknown>

function pathOf(issue: Issue): string {
  const parts = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  return parts.join('').replace(/^\./, '').slice(0, 100)
}

function expected(issue: Issue): string {
  const kind = issue.path === undefined ? 'a trace with a list of spans' : (issue.expected ?? 'something else')
  const found = Array.isArray(issue.input) ? 'a list' : issue.input === null ? 'null' : typeof issue.input
  return `expected ${kind === 'Array' ? 'a list' : kind}, found ${issue.input === undefined ? 'nothing' : found}.`
}
