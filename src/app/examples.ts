/**
 * The published cases, each with its source and its known outcome. The first one is part of the page, so that the
 * first screen asks for nothing more; the others are fetched when they are opened.
 */

import index from '../../public/examples/index.json'
import first from '../../public/examples/prime-video.hoptax.json?raw'
import { failure, type Result } from '../base/result'
import { readDesign } from '../formats/design'
import { emptyDocument } from '../model/constructors'
import type { Document } from '../model/document'
import type { ExampleEntry } from '../panels/outside'

export const examples: readonly ExampleEntry[] = index.map(({ file, name, teaser, published, source }) => ({
  id: file,
  title: name,
  about: teaser,
  published: `${published} (${source.title})`,
}))

export function firstExample(): Document {
  const reading = readDesign(first)
  return reading.ok ? reading.value.document : emptyDocument
}

/** `read` is the worker's: nothing that was fetched is parsed here. */
export async function readExample(
  id: string,
  read: (name: string, text: string) => Promise<Result<Document>>,
): Promise<Result<Document>> {
  if (!examples.some((one) => one.id === id)) return failure('', 'There is no example of this name.')
  try {
    const answer = await fetch(`./examples/${id}`)
    if (!answer.ok) return failure('', `The server answered ${answer.status}.`)
    return read(id, await answer.text())
  } catch {
    return failure('', 'It could not be fetched: the page is offline.')
  }
}
