export { CompliancePage } from './CompliancePage.tsx'
