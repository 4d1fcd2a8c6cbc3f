/** Light, dark or the system's: on the root element, where the colours read it, and remembered for the next visit. */

import type { EditorStore } from '../../store/store'

const key = 'hoptax.theme'
const themes = ['system', 'light', 'dark'] as const

/** Applies the stored theme, and stores every change. */
export function keepTheme(store: EditorStore): void {
  store.getState().set({ theme: remembered() })
  apply(store.getState().theme)
  store.subscribe((state, before) => {
    if (state.theme === before.theme) return
    apply(state.theme)
    remember(state.theme)
  })
}

type Theme = (typeof themes)[number]

function apply(theme: Theme): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.setAttribute('data-theme', theme)
}

// Storage may be forbidden: the theme is then not stored.
function remembered(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system'
  } catch {
    return 'system'
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme)
  } catch {}
}
