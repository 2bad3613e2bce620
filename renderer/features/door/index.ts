export { Door } from './Door.tsx'
export { LockScreen } from './LockScreen.tsx'
export { SharesStep } from './SharesStep.tsx'
