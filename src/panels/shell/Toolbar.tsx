/** The toolbar: name of the design, undo and redo, examples, import and share, theme, commands. */

import { CircleHelp, Command, Import, Layers, Monitor, Moon, Redo2, Share2, Sun, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { keyLabel } from '../../commands/keys'
import { store, useStore } from '../../store/useStore'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Menu } from '../../ui/Menu'
import { useEnvironment, useExamples } from '../environment/pageEnvironment'
import { platform } from '../environment/platform'
import styles from './Toolbar.module.css'

const key = (keys: string) => keyLabel(keys, platform)

export function Toolbar() {
  const { openDialog: ask } = useEnvironment()
  return (
    <header className={styles.toolbar}>
      <span className={styles.brand} aria-hidden="true">
        <svg viewBox="0 0 32 16" width="30" height="15" aria-hidden="true">
          <path d="M10 8h12" className={styles.hop} />
          <circle cx="6" cy="8" r="5" />
          <circle cx="26" cy="8" r="5" />
        </svg>
        Hoptax
      </span>
      <Name />
      <Saved />
      <span className={styles.group}>
        <Steps />
        <IconButton
          label="Designs and earlier versions"
          hint={key('v')}
          aria-haspopup="dialog"
          onClick={() => ask('designs')}
        >
          <Layers size={16} />
        </IconButton>
      </span>
      <span className={styles.space} />
      <Examples />
      <Button
        className={styles.brief}
        tip="Import"
        weight="quiet"
        icon={<Import size={15} />}
        onClick={() => ask('import')}
        aria-haspopup="dialog"
      >
        <span>Import</span>
      </Button>
      <Button
        className={styles.brief}
        tip="Share"
        weight="primary"
        icon={<Share2 size={15} />}
        onClick={() => ask('share')}
        aria-haspopup="dialog"
      >
        <span>Share</span>
      </Button>
      <span className={styles.group}>
        <IconButton label="How the figures are made" aria-haspopup="dialog" onClick={() => ask('method')}>
          <CircleHelp size={16} />
        </IconButton>
        <ThemeButton />
        <Button
          weight="quiet"
          className={styles.command}
          icon={<Command size={14} />}
          onClick={() => ask('commands')}
          aria-haspopup="dialog"
          aria-label="All commands"
          tip={`All commands (${key('mod+k')})`}
        >
          <kbd>{key('mod+k')}</kbd>
        </Button>
      </span>
    </header>
  )
}

function Examples() {
  const { openExample, openDialog: open } = useEnvironment()
  const [isOpened, setOpened] = useState(false)
  const gallery = {
    key: 'all',
    label: 'Published cases, and what the model says',
    description: 'Every example with its source: published, predicted, inside its band or not.',
    run: () => open('examples'),
  }
  const cases = useExamples(isOpened).map((one) => ({
    key: one.id,
    label: one.title,
    description: one.about,
    run: () => void openExample(one.id),
  }))
  const items = cases.length > 0 ? [gallery, ...cases] : []
  return (
    <Menu label="Examples" weight="quiet" align="end" items={items} onOpen={() => setOpened(true)}>
      Examples
    </Menu>
  )
}

function Name() {
  const name = useStore((state) => state.document.name)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = name
  }, [name])
  const settle = () => {
    const next = input.current?.value.trim() ?? ''
    if (input.current) input.current.value = next
    store
      .getState()
      .edit('Rename the design', (document) => (document.name === next ? document : { ...document, name: next }))
  }
  return (
    <h1 className={styles.name}>
      <input
        ref={input}
        aria-label="Name of the design"
        defaultValue={name}
        placeholder="Untitled"
        maxLength={200}
        spellCheck={false}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && input.current) input.current.value = name
          if (event.key === 'Enter' || event.key === 'Escape') input.current?.blur()
        }}
      />
      <span aria-hidden="true" className={styles.measure}>
        {name || 'Untitled'}
      </span>
    </h1>
  )
}

const savedWords = {
  saved: 'Saved in this browser',
  beside: 'Saved among the designs of this browser',
  saving: 'Saving…',
  failed: 'Not saved in this browser: share a link or save a file to keep it',
  off: 'Nothing to save yet',
}

const shortWords = { saved: 'Saved', beside: 'Saved as a copy', saving: 'Saving…', failed: 'Not saved', off: '' }

function Saved() {
  const saved = useStore((state) => state.saveStatus)
  return (
    <span
      role="status"
      className={`${styles.saved} ${saved === 'failed' ? styles.failed : ''}`}
      data-tip={savedWords[saved]}
    >
      {shortWords[saved]}
    </span>
  )
}

function Steps() {
  const undo = useStore((state) => state.history.past.at(-1)?.name)
  const redo = useStore((state) => state.history.future.at(-1)?.name)
  return (
    <>
      <IconButton
        label={undo ? `Undo: ${undo}` : 'Nothing to undo'}
        hint={undo && key('mod+z')}
        disabled={!undo}
        onClick={() => store.getState().undo()}
      >
        <Undo2 size={16} />
      </IconButton>
      <IconButton
        label={redo ? `Redo: ${redo}` : 'Nothing to redo'}
        hint={redo && key('mod+shift+z')}
        disabled={!redo}
        onClick={() => store.getState().redo()}
      >
        <Redo2 size={16} />
      </IconButton>
    </>
  )
}

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const
const themeSigns = { system: Monitor, light: Sun, dark: Moon }

function ThemeButton() {
  const theme = useStore((state) => state.theme)
  const Sign = themeSigns[theme]
  return (
    <IconButton
      label={`Theme: ${theme}. Change to ${nextTheme[theme]}`}
      onClick={() => store.getState().set({ theme: nextTheme[theme] })}
    >
      <Sign size={16} />
    </IconButton>
  )
}
