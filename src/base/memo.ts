/**
 * Memory of one: the last arguments, compared by identity, and what came of them. Values are immutable,
 * so identity is all that has to be asked, and one entry is all that an editor needs.
 */

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

/** Memory per object: what was derived of it is kept as long as the object itself. */
export function memoWeak<Key extends object, Value>(derive: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const found = known.get(key)
    if (found) return found.value
    const value = derive(key)
    known.set(key, { value })
    return value
  }
}

/**
 * Memory of one, by what was asked rather than by which object: what is alike is answered as before. The last question
 * is the one that is kept, for the next will have more of it.
 */
export function memoByEquality<From, Value>(
  isAlike: (before: From, now: From) => boolean,
  derive: (from: From) => Value,
): (from: From) => Value {
  let last: { readonly from: From; readonly value: Value } | undefined
  return (from) => {
    const value = last && isAlike(last.from, from) ? last.value : derive(from)
    last = { from, value }
    return value
  }
}

/** Found when somebody asks for the first time, and kept. */
export function lazy<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | undefined
  return () => {
    found ??= { value: find() }
    return found.value
  }
}
