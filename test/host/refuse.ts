const ASKED_BY_THE_LANGUAGE = ['then', 'toJSON', 'constructor', 'prototype', 'asymmetricMatch', 'nodeType']

/** Wraps what the stand-in offers, so that a member it lacks is refused by its name instead of being `undefined`. */
export function refusing<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || ASKED_BY_THE_LANGUAGE.includes(key))
        return Reflect.get(object, key, receiver)
      throw new Error(`the stand-in has no ${name}.${key}`)
    },
  })
}

/** A name that can be imported and does nothing but say that it is missing. */
export const absent = (name: string): object => refusing(name, function absentMember() {})
