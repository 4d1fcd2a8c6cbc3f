/** Labels of where a fact is from. */

import type { Fact } from '../../catalog/catalog'

/** Labels by the confidence of a fact. */
export const confidenceLabels: Readonly<Record<Fact['confidence'], string>> = {
  'repo-data': 'data of a public repository',
  'stored-official': 'official page',
  'stored-third-party': 'third party',
  measured: 'measured',
  derived: 'derived from other facts',
  assumption: 'assumption',
  memory: 'from memory, unchecked',
}
