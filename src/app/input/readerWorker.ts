/** The reader worker: reads text, files and links into documents, off the main thread. */

import { failure, type Result, success } from '../../base/result'
import { decodeText } from '../../formats/decodeText'
import { detectFormat } from '../../formats/detectFormat'
import type { InputFile } from '../../formats/format'
import { formatList } from '../../formats/index'
import { decodeLink } from '../../formats/link/link'
import type { InputSource, OpenedDesign, ReaderRequest, ReaderResponse, ReaderTask } from './readerProtocol'

addEventListener('message', ({ data }: MessageEvent<ReaderRequest>) => {
  const answer: ReaderResponse = { id: data.id, result: answered(data.task) }
  postMessage(answer)
})

function answered(task: ReaderTask): Result<OpenedDesign> {
  try {
    return 'link' in task ? opened(task.link) : read(task.read)
  } catch {
    return failure('', 'The input broke the reader; this is a mistake of ours. Nothing was changed.')
  }
}

function read(sources: readonly InputSource[]): Result<OpenedDesign> {
  const inputs: InputFile[] = []
  for (const source of sources) {
    const input = 'bytes' in source ? decodeText(source.name, new Uint8Array(source.bytes)) : success(source)
    if (!input.ok) return input
    inputs.push(input.value)
  }
  const [first] = inputs
  if (!first) return failure('', 'There is nothing to read.')
  const format = detectFormat(first, formatList)
  const labels = formatList.flatMap((one) => (one.read ? [one.label] : []))
  if (!format?.read) return failure('', `This is none of the formats that can be read: ${labels.join(', ')}.`)
  const reading = format.read(inputs)
  if (!reading.ok) return reading
  const { document, summary, warnings } = reading.value
  const counts = [
    counted(summary.services, 'service'),
    counted(summary.operations, 'operation'),
    counted(summary.edges.length, 'service-to-service call'),
    ...(summary.spans > 0 ? [`from ${counted(summary.spans, 'span')} in ${counted(summary.traces, 'trace')}`] : []),
  ]
  return success({ document, warnings, format: format.label, summary: format.id === 'design' ? '' : counts.join(', ') })
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function opened(fragment: string): Result<OpenedDesign> {
  const document = decodeLink(fragment)
  return document.ok
    ? success({ document: document.value, warnings: [], format: 'Hoptax link', summary: '' })
    : document
}
