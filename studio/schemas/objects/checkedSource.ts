import { defineField } from 'sanity'
import { dayRule, hrefRule, requiredText } from './validation.ts'

/** The day in the newsroom's zone, as a date field holds it. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}

/** Where a fact was found, and when it was last compared with that: printed beside the fact. */
export function checkedSourceFields({ addressRequired }: { readonly addressRequired: boolean }) {
  return [
    defineField({
      name: 'source',
      title: 'Name of the source',
      type: 'string',
      description: 'As it should be printed: “University website, admissions page”.',
      validation: requiredText,
    }),
    defineField({
      name: 'url',
      title: 'Address of the source',
      type: 'url',
      description: 'Where a reader can check it.',
      validation: (rule) => (addressRequired ? rule.required() : rule).custom(hrefRule),
    }),
    defineField({
      name: 'verifiedOn',
      title: 'Day it was last checked',
      type: 'date',
      description: 'Set it anew each time you compare the fact with its source.',
      initialValue: today,
      validation: (rule) => [
        rule.required().custom(dayRule),
        rule
          .custom((day: string | undefined) => (day && day > today() ? 'That day is still to come' : true))
          .warning(),
      ],
    }),
  ]
}
