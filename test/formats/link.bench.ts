import { bench, describe } from 'vitest'
import { design, readDesign } from '../../src/formats/design/design'
import { decode, encode } from '../../src/formats/link/link'
import { shops } from '../support/shops'

describe.each(Object.entries(shops))('%s', (_, make) => {
  const document = make()
  const link = encode(document)
  const text = design.write(document)
  bench(`write a link of ${link.length} letters`, () => void encode(document))
  bench('read it', () => void decode(link))
  bench('write a file', () => void design.write(document))
  bench('read it', () => void readDesign(text))
})
