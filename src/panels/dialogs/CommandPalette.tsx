/** Finds commands, services and examples by name, and runs or shows what is chosen. */

import { useState } from 'react'
import { rows } from '../../base/table'
import { commandList } from '../../commands/index'
import { keyLabel } from '../../commands/keys'
import { kindForms } from '../../model/kinds/index'
import { store } from '../../store/useStore'
import { Combobox, type ComboboxGroup } from '../../ui/Combobox'
import { Dialog } from '../../ui/Dialog'
import { runCommand, useEnvironment, useExamples } from '../environment/pageEnvironment'
import { platform } from '../environment/platform'
import { commandGroups } from './commandGroups'
import { type RankedOption, rankOptions } from './searchRank'
import { searchSynonyms } from './searchSynonyms'

interface Props {
  /** Only services: "Find a service". */
  readonly only?: 'services' | 'examples' | undefined
  readonly onClose: () => void
}

const placeholders = { all: 'Type what you want to do', services: 'Name of a service', examples: 'Name of an example' }

export default function CommandPalette({ only, onClose }: Props) {
  const { context, openExample } = useEnvironment()
  const examples = useExamples(only !== 'services')
  const [typed, setTyped] = useState('')
  const state = store.getState()
  const title = only === 'services' ? 'Find a service' : only === 'examples' ? 'Examples' : 'All commands'
  // The dialog closes first: a command may open another one, or need the focus back on the canvas.
  const afterClosing = (run: () => void) => () => {
    onClose()
    setTimeout(run)
  }
  // Without a search only what can be done now; a search finds the other commands, too, and shows their keys.
  const commands = commandGroups.map((group) => ({
    heading: group,
    options: commandList
      .filter((one) => one.group === group && one.id !== 'allCommands' && (typed !== '' || one.available(state)))
      .map((one) => ({
        key: one.id,
        label: one.label,
        words: (one.words ?? searchSynonyms[one.id])?.split(' ') ?? [],
        aside: one.keys[0] && <kbd>{keyLabel(one.keys[0], platform)}</kbd>,
        disabled: !one.available(state),
        run: afterClosing(() => runCommand(one.id, context)),
      })),
  }))
  const services = rows(state.document.design.services).map(({ id, name, kind }) => ({
    key: id,
    label: name,
    words: [kindForms[kind].label],
    aside: <span>{kindForms[kind].label}</span>,
    run: afterClosing(() => {
      store.getState().select({ services: [id] })
      context.viewport()?.focus(id)
    }),
  }))
  const cases = examples.map(({ id, title: label, about }) => ({
    key: id,
    label,
    words: [about],
    aside: <span>{about}</span>,
    run: afterClosing(() => void openExample(id)),
  }))
  const groups: readonly ComboboxGroup<RankedOption>[] = [
    ...(only ? [] : commands),
    ...(only === 'examples' ? [] : [{ heading: 'Services', options: services }]),
    ...(only === 'services' ? [] : [{ heading: 'Examples', options: cases }]),
  ]
  return (
    <Dialog title={title} onClose={onClose}>
      <Combobox
        label={title}
        placeholder={placeholders[only ?? 'all']}
        typed={typed}
        onType={setTyped}
        groups={typed === '' ? groups : rankOptions(groups, typed)}
        empty="Nothing is called that."
      />
    </Dialog>
  )
}
