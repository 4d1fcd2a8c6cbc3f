/**
 * Everything by name: commands, services, examples. The list is cmdk's; the frame is our own dialog, because
 * the one that comes with it writes style elements, which the content policy forbids.
 */

import { Command as Palette } from 'cmdk'
import { useState } from 'react'
import { rows } from '../../base/table'
import type { CommandGroup } from '../../commands/command'
import { commandList } from '../../commands/index'
import { keyLabel } from '../../commands/keys'
import { kindForms } from '../../model/kinds/index'
import { store } from '../../store/useStore'
import { Dialog } from '../../ui/Dialog'
import { runCommand, useEnvironment, useExamples } from '../environment/pageEnvironment'
import { platform } from '../environment/platform'
import styles from './CommandPalette.module.css'
import { searchRank } from './searchRank'
import { searchSynonyms } from './searchSynonyms'

interface Props {
  /** Only services: "Find a service". */
  readonly only?: 'services' | 'examples'
  readonly onClose: () => void
}

const placeholders = { all: 'Type what you want to do', services: 'Name of a service', examples: 'Name of an example' }

/** Two services may be called alike: the list tells its entries apart by this. */
const named = (label: string, id: string) => `${label}\u0001${id}`
const score = (value: string, typed: string, words?: string[]) =>
  searchRank(typed, value.slice(0, value.lastIndexOf('\u0001')), words)

const groups: readonly CommandGroup[] = ['Edit', 'Deploy', 'Add', 'View', 'File', 'Help']

export default function CommandPalette({ only, onClose }: Props) {
  const { context, openExample } = useEnvironment()
  const examples = useExamples(only !== 'services')
  const state = store.getState()
  // At first what can be done now; who looks for something else finds it too, and its key.
  const [typed, type] = useState('')
  const title = only === 'services' ? 'Find a service' : only === 'examples' ? 'Examples' : 'All commands'
  // The dialog closes first: a command may open another one, or need the focus back on the canvas.
  const choose = (run: () => void) => {
    onClose()
    setTimeout(run)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <Palette label={title} className={styles.palette} loop filter={score}>
        <Palette.Input
          className={styles.input}
          placeholder={placeholders[only ?? 'all']}
          value={typed}
          onValueChange={type}
          data-autofocus
        />
        <Palette.List className={styles.list}>
          <Palette.Empty className={styles.empty}>Nothing is called that.</Palette.Empty>
          {!only &&
            groups.map((group) => (
              <Palette.Group key={group} heading={group} className={styles.group}>
                {commandList
                  .filter(
                    (one) => one.group === group && one.id !== 'allCommands' && (typed !== '' || one.available(state)),
                  )
                  .map((one) => (
                    <Palette.Item
                      key={one.id}
                      value={named(one.label, one.id)}
                      keywords={(one.words ?? searchSynonyms[one.id])?.split(' ')}
                      disabled={!one.available(state)}
                      className={styles.item}
                      onSelect={() => choose(() => runCommand(one.id, context))}
                    >
                      {one.label}
                      {one.keys[0] && <kbd>{keyLabel(one.keys[0], platform)}</kbd>}
                    </Palette.Item>
                  ))}
              </Palette.Group>
            ))}
          {only !== 'examples' && (
            <Palette.Group heading="Services" className={styles.group}>
              {rows(state.document.design.services).map((service) => (
                <Palette.Item
                  key={service.id}
                  value={named(service.name, service.id)}
                  keywords={[kindForms[service.kind].label]}
                  className={styles.item}
                  onSelect={() =>
                    choose(() => {
                      store.getState().select({ services: [service.id] })
                      context.viewport()?.focus(service.id)
                    })
                  }
                >
                  {service.name}
                  <span>{kindForms[service.kind].label}</span>
                </Palette.Item>
              ))}
            </Palette.Group>
          )}
          {only !== 'services' && (
            <Palette.Group heading="Examples" className={styles.group}>
              {examples.map((one) => (
                <Palette.Item
                  key={one.id}
                  value={named(one.title, one.id)}
                  keywords={[one.about]}
                  className={styles.item}
                  onSelect={() => choose(() => void openExample(one.id))}
                >
                  {one.title}
                  <span>{one.about}</span>
                </Palette.Item>
              ))}
            </Palette.Group>
          )}
        </Palette.List>
      </Palette>
    </Dialog>
  )
}
