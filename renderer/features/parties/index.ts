export { PartiesPage } from './PartiesPage.tsx'
