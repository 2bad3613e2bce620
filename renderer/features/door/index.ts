export { Door } from './Door.tsx'
export { LockScreen } from './LockScreen.tsx'
