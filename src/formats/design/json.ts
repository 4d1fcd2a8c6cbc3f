/**
 * JSON before it is checked, and before it is printed. Objects are maps: they keep the order of the file, and no key
 * from outside ("__proto__") ever becomes a property. Numbers keep their digits, so that 0.1 ms is exactly
 * 0.0001 s and not a rounding away from it.
 */

export type Json = null | boolean | string | Numeral | readonly Json[] | JsonObject
export type JsonObject = ReadonlyMap<string, Json>

export interface Numeral {
  /** As it stands in the file: "0.10", "1e3". */
  readonly digits: string
}

export function isObject(json: Json | undefined): json is JsonObject {
  return json instanceof Map
}

export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json)
}

export function isNumeral(json: Json | undefined): json is Numeral {
  return typeof json === 'object' && json !== null && 'digits' in json
}
