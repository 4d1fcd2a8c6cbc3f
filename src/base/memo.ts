/**
 * Memoisation of pure functions. Values are immutable, so arguments are compared by identity, and an editor needs
 * no more than the last result.
 */

/** `derive` that keeps its last result, for arguments that are identical. */
export function memo<Arguments extends readonly unknown[], Value>(
  derive: (...from: Arguments) => Value,
): (...from: Arguments) => Value {
  let last: { readonly from: Arguments; readonly value: Value } | undefined
  return (...from) => {
    if (last?.from.length === from.length && last.from.every((part, i) => Object.is(part, from[i]))) return last.value
    last = { from, value: derive(...from) }
    return last.value
  }
}

/** `derive` that keeps one result per object, as long as the object itself. */
export function memoWeak<Key extends object, Value>(derive: (key: Key) => Value): (key: Key) => Value {
  const cache = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const cached = cache.get(key)
    if (cached) return cached.value
    const value = derive(key)
    cache.set(key, { value })
    return value
  }
}

/**
 * `derive` that keeps its last result for an argument that equals the last one. The newest argument is the one that
 * is kept, since the next one shares more with it.
 */
export function memoByEquality<From, Value>(
  isEqual: (before: From, now: From) => boolean,
  derive: (from: From) => Value,
): (from: From) => Value {
  let last: { readonly from: From; readonly value: Value } | undefined
  return (from) => {
    const value = last && isEqual(last.from, from) ? last.value : derive(from)
    last = { from, value }
    return value
  }
}

/** A value that is computed at the first call and kept. */
export function lazy<Value>(compute: () => Value): () => Value {
  let result: { readonly value: Value } | undefined
  return () => {
    result ??= { value: compute() }
    return result.value
  }
}
