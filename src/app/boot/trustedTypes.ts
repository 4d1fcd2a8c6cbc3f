/**
 * The page's only door for script addresses. The content policy forbids turning strings into code; starting a
 * worker is the one place where the browser still asks, and it may only be a script of this very site.
 */

interface TrustedTypesFactory {
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (url: string) => string }) => unknown
}

/** Restricts script addresses to this site, where the browser supports it. */
export function guardScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory }
  trustedTypes?.createPolicy('default', { createScriptURL: sameOriginUrl })
}

/** Errors: throws for any address of another site. */
export function sameOriginUrl(url: string): string {
  const address = new URL(url, location.href)
  if (address.origin !== location.origin) throw new TypeError('Foreign script')
  return address.href
}
