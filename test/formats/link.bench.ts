import { bench, describe } from 'vitest'
import { design, readDesign } from '../../src/formats/design/design'
import { decodeLink, encodeLinkOrThrow } from '../../src/formats/link/link'
import { shops } from '../support/shops'

describe.each(Object.entries(shops))('%s', (_, make) => {
  const document = make()
  const link = encodeLinkOrThrow(document)
  const text = design.write(document)
  bench(`write a link of ${link.length} letters`, () => void encodeLinkOrThrow(document))
  bench('read it', () => void decodeLink(link))
  bench('write a file', () => void design.write(document))
  bench('read it', () => void readDesign(text))
})
