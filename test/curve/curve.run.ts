/** Predicted against measured, printed: `npm run curve`. What is said of it stands in README.md beside this file. */

import { it } from 'vitest'
import { host, hotel, hotelAchieved, machines, media, mediaJoined, one, several, two, unlimited } from './assumptions'
import { simulation, solver } from './engine'
import { levelsOf, present } from './levels'
import { inText, rowsOf, sampleInText } from './table'

if (!present) console.warn('The shared corpus is not beside the repository: there is NO load curve to print.')

it.skipIf(!present)('samples', () => {
  console.log(
    `what was imported against all of its level\n${sampleInText([...levelsOf('hotel'), ...levelsOf('media')])}\n`,
  )
})

const blocks = [
  ...machines.map((assumed) => [mediaJoined, assumed, 'solved', solver] as const),
  ...[unlimited, one, two].map((assumed) => [media, assumed, 'solved', solver] as const),
  ...[unlimited, one, two, several, host].map((assumed) => [hotel, assumed, 'solved', solver] as const),
  ...[one, two].map((assumed) => [hotelAchieved, assumed, 'solved', solver] as const),
  ...[mediaJoined, hotel, hotelAchieved].map((drawing) => [drawing, one, 'simulated', simulation] as const),
  [mediaJoined, two, 'simulated', simulation] as const,
]

const named = blocks.map((block) => [`${block[0].name}; ${block[1].name}; ${block[2]}`, ...block] as const)

it.skipIf(!present).each(named)('%s', (_, drawing, assumed, how, engine) => {
  console.log(`${drawing.name}; ${assumed.name}; ${how}\n${inText(rowsOf(drawing, assumed, engine))}\n`)
})
