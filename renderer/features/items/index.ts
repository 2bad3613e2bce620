export { ItemsPage } from './ItemsPage.tsx'
export { ItemSearch } from './item-search.ts'
