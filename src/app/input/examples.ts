/**
 * The published cases, each with its source and its known outcome. The first one is part of the page, read when the
 * page was built, so that the first screen asks for nothing more; the others are fetched when they are opened.
 */

import first from '../../../public/examples/prime-video.hoptax.json?document'
import { failure, type Result } from '../../base/result'
import type { Document } from '../../model/document'
import type { ExampleEntry } from '../../panels/environment/pageEnvironment'

/** The example that is part of the page. */
export function firstExample(): Document {
  return first
}

/** All examples, without their designs. */
export async function exampleList(): Promise<readonly ExampleEntry[]> {
  const { default: index } = await import('../../../public/examples/index.json')
  return index.map(({ id, title, teaser, published, source, case: number }) => ({
    id: `${id}.hoptax.json`,
    title,
    about: teaser,
    number: number ?? undefined,
    source,
    published: `${published.text} (${source.title})`,
  }))
}

/** Fetches an example; `read` parses it in the reader worker. */
export async function readExample(
  id: string,
  read: (name: string, text: string) => Promise<Result<Document>>,
): Promise<Result<Document>> {
  try {
    const list = await exampleList()
    if (!list.some((one) => one.id === id)) return failure('', 'There is no example of this name.')
    const answer = await fetch(`./examples/${id}`)
    if (!answer.ok) return failure('', `The server answered ${answer.status}.`)
    return read(id, await answer.text())
  } catch {
    return failure('', 'It could not be fetched: the network does not answer. Open it again when it does.')
  }
}
