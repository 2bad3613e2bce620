/** The text that runs before a page: the real preload bundle, given a `require('electron')` made of the page's binding. */
export const preludeFor = (preload: string): string => `(() => {
  if (window !== window.top) return
  const toMain = window.__toMain
  delete window.__toMain
  const listeners = new Map()
  const of = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel)
  const refusing = (name, target) => new Proxy(target, {
    get(object, key) {
      if (key in object || typeof key === 'symbol') return object[key]
      throw new Error('the stand-in has no ' + name + '.' + key)
    },
  })
  const frozen = (value) => {
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) frozen(part)
    return Object.freeze(value)
  }
  Object.defineProperty(window, Symbol.for('stand-in'), {
    value: (channel, args) => { for (const hear of [...of(channel)]) hear({}, ...args) },
  })
  const electron = refusing('electron', {
    contextBridge: refusing('contextBridge', {
      exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: frozen(value), enumerable: true }),
    }),
    ipcRenderer: refusing('ipcRenderer', {
      async invoke(channel, ...args) {
        const { error, value } = await toMain('invoke', channel, args)
        if (error !== undefined) throw new Error("Error invoking remote method '" + channel + "': " + error)
        return value
      },
      send: (channel, ...args) => void toMain('send', channel, args),
      on: (channel, hear) => void of(channel).add(hear),
      off: (channel, hear) => void of(channel).delete(hear),
      removeListener: (channel, hear) => void of(channel).delete(hear),
    }),
  })
  const require = (name) => {
    if (name === 'electron') return electron
    throw new Error('a sandboxed preload cannot require ' + name)
  }
  const module = { exports: {} }
  ;((require, module, exports) => {
${preload}
  })(require, module, module.exports)
})()`
