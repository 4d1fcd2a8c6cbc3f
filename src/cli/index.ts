/** All commands. A new one is one file and one line here. */

import { check } from './check'
import type { Command } from './command'
import { importCommand } from './import'
import { score } from './score'
import { simulate } from './simulate'

export const commands = { import: importCommand, score, simulate, check } satisfies Record<string, Command>
