/** `npm run due`: prints prices by age. DUE=2027-06-01 npm run due: as of another day. */

import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const root = resolve(import.meta.dirname, '../..')
process.chdir(root)
const { module } = await runnerImport('./test/catalog/dueTable.ts', { root, configFile: false, logLevel: 'error' })
process.stdout.write(`${module.dueTable(process.env.DUE)}\n`)
