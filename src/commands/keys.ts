/** Keys: how a command's "mod+shift+z" is shown on each platform, and which command a key stroke means. */

import { type CommandId, commandList } from './index'

/** Which key is "mod": ⌘ on a Mac, Ctrl elsewhere. */
export type Platform = 'mac' | 'other'

/** The part of a keyboard event that decides. */
export interface KeyStroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** "⇧⌘Z" on a Mac, "Ctrl+Shift+Z" elsewhere. */
export function keyLabel(key: string, platform: Platform): string {
  const { mod, shift, alt, bare } = parsed(key)
  const name = names[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare[0]?.toUpperCase() + bare.slice(1))
  if (platform === 'mac') return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${macNames[bare] ?? name}`
  return [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+')
}

/** For `aria-keyshortcuts`, as ARIA spells them. */
export function ariaKey(key: string, platform: Platform): string {
  const { mod, shift, alt, bare } = parsed(key)
  const main = ariaNames[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare[0]?.toUpperCase() + bare.slice(1))
  return [mod && (platform === 'mac' ? 'Meta' : 'Control'), alt && 'Alt', shift && 'Shift', main]
    .filter(Boolean)
    .join('+')
}

/** The command that a stroke means, whether it is available or not; undefined for none. */
export function commandForKey(stroke: KeyStroke, platform: Platform): CommandId | undefined {
  return commandList.find(({ keys, native }) => !native && keys.some((key) => matchesKey(key, stroke, platform)))?.id
}

/** Whether a key stroke is the key of a command, such as "mod+shift+z", on this platform. */
export function matchesKey(key: string, stroke: KeyStroke, platform: Platform): boolean {
  const { mod, shift, alt, bare } = parsed(key)
  const pressed = platform === 'mac' ? stroke.metaKey : stroke.ctrlKey
  const foreign = platform === 'mac' ? stroke.ctrlKey : stroke.metaKey
  const typed = stroke.key.toLowerCase()
  // A sign such as "?" or "+" is where the keyboard has it, with Shift or without.
  const sign = bare.length === 1 && !/[a-z0-9]/.test(bare)
  if (pressed !== mod || foreign || (!sign && stroke.altKey !== alt)) return false
  if (sign) return typed === bare
  return stroke.shiftKey === shift && (typed === bare || (shift && digitSigns[bare]?.includes(typed) === true))
}

interface Parsed {
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly bare: string
}

function parsed(key: string): Parsed {
  const parts = key === '+' ? ['+'] : key.split('+')
  const has = (part: string) => parts.slice(0, -1).includes(part)
  return { mod: has('mod'), shift: has('shift'), alt: has('alt'), bare: parts.at(-1) ?? '' }
}

const names: Readonly<Record<string, string>> = {
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  escape: 'Esc',
  delete: 'Del',
  '-': '−',
}
const macNames: Readonly<Record<string, string>> = { delete: '⌦', backspace: '⌫' }
const ariaNames: Readonly<Record<string, string>> = {
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
}
/** What Shift makes of the digits on the common keyboards. */
const digitSigns: Readonly<Record<string, readonly string[]>> = { 1: ['!'], 2: ['@', '"'] }
