/**
 * What Amazon Web Services charges and allows in every region alike, edges of its network included.
 * See README.md for how ids, grades and dates work.
 */

import { type FactGroup, factGroups } from '../factTable'
import text from './global.txt?raw'

export const awsGlobal: readonly FactGroup[] = factGroups(text)
