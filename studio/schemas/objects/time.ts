import { type CustomValidator, defineField, defineType } from 'sanity'
import { isTimeZone, monthPattern } from '../../../src/site/rules.ts'

const timeZoneRule: CustomValidator<string | undefined> = (name) =>
  name === undefined || isTimeZone(name)
    ? true
    : 'Give the name of a time zone, such as Asia/Shanghai or Europe/London'

/** When something takes place: start and end with a zone, or only a month where no more is known. */
export const period = defineType({
  name: 'period',
  title: 'When',
  type: 'object',
  fields: [
    defineField({
      name: 'month',
      type: 'string',
      description: 'Only where the day is not known: 2025-05.',
      validation: (rule) => rule.regex(monthPattern, { name: 'month' }),
    }),
    defineField({ name: 'start', type: 'datetime', hidden: ({ parent }) => Boolean(parent?.month) }),
    defineField({
      name: 'end',
      type: 'datetime',
      hidden: ({ parent }) => Boolean(parent?.month),
      validation: (rule) => rule.min(rule.valueOfField('start')).error('It cannot end before it starts.'),
    }),
    defineField({
      name: 'timeZone',
      type: 'string',
      description: 'The zone that start and end are meant in, such as Asia/Shanghai.',
      hidden: ({ parent }) => Boolean(parent?.month),
      validation: (rule) => rule.custom(timeZoneRule),
    }),
  ],
  validation: (rule) =>
    rule.custom((value: { month?: string; start?: string; timeZone?: string } | undefined) => {
      if (!value || (!value.month && !value.start))
        return 'Give the start, or the month where the day is not known'
      if (value.month && value.start) return 'Give either the month or the start, not both'
      return !value.start || value.timeZone ? true : 'Give the time zone that the start is meant in'
    }),
})

/** One intake of a programme. */
export const intake = defineType({
  name: 'intake',
  title: 'Intake',
  type: 'object',
  fields: [
    defineField({ name: 'start', title: 'Starts on', type: 'date', validation: (rule) => rule.required() }),
    defineField({
      name: 'deadline',
      title: 'Apply by',
      type: 'datetime',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'timeZone',
      type: 'string',
      description:
        'The zone that the deadline is meant in, such as Asia/Shanghai; readers see the time there.',
      initialValue: 'Asia/Shanghai',
      validation: (rule) => rule.required().custom(timeZoneRule),
    }),
    defineField({ name: 'note', type: 'internationalizedArrayString' }),
  ],
  preview: { select: { title: 'start', subtitle: 'deadline' } },
})
