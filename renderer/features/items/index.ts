export { isoToday } from './clock.ts'
export { ItemsPage } from './ItemsPage.tsx'
export { ItemSearch } from './item-search.ts'
export { useDueText } from './use-due-text.ts'
