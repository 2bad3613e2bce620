export { ImportsPage } from './ImportsPage.tsx'
