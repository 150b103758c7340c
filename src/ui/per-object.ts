/**
 * Makes something once for each object that it is asked about, and keeps it as long as the object is there. Only for objects
 * that never change, as all of the state: a frame and the keys tried for its footer ask the same many times.
 */
export function perObject<K extends object, V extends object>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>()
  return key => {
    const known = made.get(key)
    if (known) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
