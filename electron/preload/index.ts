import { contextBridge, ipcRenderer } from 'electron'
import { type ArchiveEvent, type Bridge, channels } from '../../shared/bridge.ts'

const bridge: Bridge = {
  call: (callId, name, input) => ipcRenderer.invoke(channels.call, callId, name, input),
  cancel: (callId) => ipcRenderer.send(channels.cancel, callId),
  onEvent: (listener) => {
    const hear = (_: unknown, event: ArchiveEvent) => listener(event)
    ipcRenderer.on(channels.event, hear)
    return () => void ipcRenderer.off(channels.event, hear)
  },
}
contextBridge.exposeInMainWorld('bridge', bridge)
