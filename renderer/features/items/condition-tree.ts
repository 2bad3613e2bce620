import {
  brokenCondition,
  type Condition,
  type ConditionField,
  type ConditionGroup,
  operatorsOf,
} from '../../../shared/domain/conditions.ts'

/** A condition that nobody has filled in yet. */
export const NEW_CONDITION: Condition = { field: 'title', operator: 'contains', value: '' }
/** The question as the builder opens it for the first time. */
export const NEW_GROUP: ConditionGroup = { match: 'all', parts: [NEW_CONDITION] }

/** Another element keeps the operator where it can be asked of it, and the words where both are words. */
export function withField(condition: Condition, field: ConditionField): Condition {
  const operators = operatorsOf(field)
  const alike = operators === operatorsOf(condition.field)
  const operator = operators.includes(condition.operator) ? condition.operator : operators[0]
  return { field, operator: operator ?? 'contains', value: alike ? condition.value : '' }
}

/** The group with one of its parts changed; without it where it becomes null. */
export const withPart = (
  group: ConditionGroup,
  at: number,
  part: Condition | ConditionGroup | null,
): ConditionGroup => ({
  ...group,
  parts: group.parts.flatMap((one, index) => (index === at ? (part ? [part] : []) : [one])),
})

/** The question without groups that hold nothing, or null where nothing is left. */
export function pruned(group: ConditionGroup): ConditionGroup | null {
  const parts = group.parts.flatMap((part) => {
    const kept = 'match' in part ? pruned(part) : part
    return kept ? [kept] : []
  })
  return parts.length === 0 ? null : { ...group, parts }
}

/** Whether every condition can be asked as it stands. */
export const isComplete = ({ parts }: ConditionGroup): boolean =>
  parts.every((part) => ('match' in part ? isComplete(part) : brokenCondition(part) === null))
