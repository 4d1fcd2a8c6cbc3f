/** All commands. A new one is one file and one line here. */

import { check } from './check'
import type { CliCommand } from './cliCommand'
import { decide } from './decide'
import { importCommand } from './import'
import { link } from './link'
import { open } from './open'
import { score } from './score'
import { simulate } from './simulate'

export const commands = { import: importCommand, score, decide, simulate, link, open, check } satisfies Record<
  string,
  CliCommand
>
