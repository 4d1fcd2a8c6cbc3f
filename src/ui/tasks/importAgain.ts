/**
 * Imports code whose last import failed. Firefox remembers the failure by address for as long as the page lives (153;
 * Chromium 156 does not), so that the same address with another query is asked for. The browsers name the address in
 * the text of their error.
 */

/** The module that `load` imports, or the error of `load`. */
export async function importAgain<Module extends object>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const address = addressIn(error)
    if (address === undefined) throw error
    const module: unknown = await import(/* @vite-ignore */ `${address}?again=${Date.now()}`)
    // The bundler may have renamed what a shared chunk exports.
    if (typeof module !== 'object' || module === null || !('default' in module)) throw error
    return module as Module
  }
}

/** The address of the script that could not be imported, if it is one of this site. */
export function addressIn(error: unknown): string | undefined {
  const [address] = (error instanceof Error && /https?:\S+\.js\b/.exec(error.message)) || []
  return address?.startsWith(`${globalThis.location?.origin}/`) ? address : undefined
}
