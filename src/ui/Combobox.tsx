/**
 * A text field over a list of options in groups. The focus stays in the field: arrows, Home and End move through the
 * enabled options, Enter chooses one, and `aria-activedescendant` tells screen readers which one is active.
 */

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './Combobox.module.css'

export interface ComboboxOption {
  readonly key: string
  readonly label: string
  /** At the end of the line, such as a shortcut. */
  readonly aside?: ReactNode
  readonly disabled?: boolean
  readonly run: () => void
}

export interface ComboboxGroup<Option extends ComboboxOption = ComboboxOption> {
  readonly heading: string
  readonly options: readonly Option[]
}

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly typed: string
  readonly onType: (typed: string) => void
  /** The options that match what is typed, best first; groups without options are not shown. */
  readonly groups: readonly ComboboxGroup[]
  /** In place of the options when there are none. */
  readonly empty: string
}

export function Combobox({ label, placeholder, typed, onType, groups, empty }: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<string>()
  const shown = groups.filter(({ options }) => options.length > 0)
  const enabled = shown.flatMap(({ options }) => options.filter(({ disabled }) => !disabled))
  const active = enabled.find(({ key }) => key === chosen) ?? enabled[0]
  const optionId = (key: string) => `${id}-${key}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: another active option, or other options around it
  useEffect(() => {
    const option = list.current?.querySelector('[aria-selected=true]')
    if (option && !option.previousElementSibling)
      option.parentElement?.previousElementSibling?.scrollIntoView({ block: 'nearest' })
    option?.scrollIntoView({ block: 'nearest' })
  }, [active?.key, typed])

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = target(event, active ? enabled.indexOf(active) : -1, enabled.length)
    if (to === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (to === undefined) active?.run()
    else setChosen(enabled[to]?.key)
  }

  return (
    <div className={styles.combobox}>
      <input
        type="text"
        role="combobox"
        className={styles.input}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={active && optionId(active.key)}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        placeholder={placeholder}
        value={typed}
        data-autofocus
        onChange={(event) => {
          setChosen(undefined)
          onType(event.target.value)
        }}
        onKeyDown={press}
      />
      <div ref={list} id={id} role="listbox" aria-label="Suggestions" tabIndex={-1} className={styles.list}>
        {shown.length === 0 && <div className={styles.empty}>{empty}</div>}
        {shown.map(({ heading, options }) => (
          <div key={heading} role="presentation">
            <div id={optionId(heading)} aria-hidden="true" className={styles.heading}>
              {heading}
            </div>
            {/* biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields */}
            <div role="group" aria-labelledby={optionId(heading)}>
              {options.map((option) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
                // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
                <div
                  key={option.key}
                  id={optionId(option.key)}
                  role="option"
                  className={styles.option}
                  aria-selected={option.key === active?.key}
                  aria-disabled={option.disabled === true}
                  onPointerMove={() => !option.disabled && setChosen(option.key)}
                  onClick={() => !option.disabled && option.run()}
                >
                  {option.label}
                  {option.aside}
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}

/** The position that a key moves to, wrapping round at both ends; undefined: the key moves nothing. */
function target({ key, ctrlKey }: KeyboardEvent, now: number, count: number): number | undefined {
  if (key === 'ArrowDown' || (ctrlKey && (key === 'n' || key === 'j'))) return (now + 1) % count
  if (key === 'ArrowUp' || (ctrlKey && (key === 'p' || key === 'k'))) return (now - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
