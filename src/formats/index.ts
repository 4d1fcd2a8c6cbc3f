/** All formats. A new one is one file and one line here; the laws of test/formats run over this record. */

import { design } from './design/design'
import type { Format } from './format'
import { jaeger } from './jaeger/jaeger'
import { link } from './link/link'

export const formats = { design, jaeger, link } satisfies Record<string, Format>

export const formatList: readonly Format[] = Object.values(formats)
