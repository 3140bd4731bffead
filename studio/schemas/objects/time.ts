import { type CustomValidator, defineField, defineType } from 'sanity'
import { isAfterIntake, isTimeZone } from '../../../src/site/rules.ts'
import { day } from '../previews.ts'
import { TimeInZone } from './TimeInZone.tsx'
import { dayRule, monthRule, timeRule } from './validation.ts'

const timeZoneRule: CustomValidator<string | undefined> = (name) =>
  name === undefined || isTimeZone(name)
    ? true
    : 'Give the name of a time zone, such as Asia/Shanghai or Europe/London'

interface PeriodValue {
  readonly month?: string
  readonly start?: string
  readonly end?: string
  readonly timeZone?: string
}

/** To be named again where a field of this type has rules of its own: those replace the type's. */
export const periodRule: CustomValidator<PeriodValue | undefined> = (value) => {
  if (!value || (!value.month && !value.start))
    return 'Give the start, or the month where the day is not known'
  if (value.month && value.start) return 'Give either the month or the start, not both'
  if (value.end && !value.start) return 'Give the start as well, or clear the end'
  return !value.start || value.timeZone ? true : 'Give the time zone that the start is meant in'
}

/** When something takes place: start and end with a zone, or only a month where no more is known. */
export const period = defineType({
  name: 'period',
  title: 'When',
  type: 'object',
  fields: [
    defineField({
      name: 'start',
      title: 'Start',
      type: 'datetime',
      description: 'In the time zone below.',
      components: { input: TimeInZone },
      hidden: ({ parent }) => Boolean(parent?.month && !parent.start),
      validation: (rule) => rule.custom(timeRule),
    }),
    defineField({
      name: 'end',
      title: 'End',
      type: 'datetime',
      components: { input: TimeInZone },
      hidden: ({ parent }) => !parent?.start && !parent?.end,
      validation: (rule) => [
        rule.min(rule.valueOfField('start')).error('It cannot end before it starts.'),
        rule.custom(timeRule),
      ],
    }),
    defineField({
      name: 'timeZone',
      title: 'Time zone',
      type: 'string',
      description:
        'The zone that start and end are meant in, such as Asia/Shanghai; readers see the time there.',
      initialValue: 'Asia/Shanghai',
      hidden: ({ parent }) => Boolean(parent?.month && !parent.start),
      validation: (rule) => rule.custom(timeZoneRule),
    }),
    defineField({
      name: 'month',
      title: 'Month only',
      type: 'string',
      description: 'Only where the day is not known: 2025-05. Leave the start empty then.',
      hidden: ({ parent }) => Boolean(parent?.start && !parent.month),
      validation: (rule) => rule.custom(monthRule),
    }),
  ],
  validation: (rule) => rule.custom(periodRule),
})

/** One intake of a programme. */
export const intake = defineType({
  name: 'intake',
  title: 'Intake',
  type: 'object',
  fields: [
    defineField({
      name: 'start',
      title: 'Starts on',
      type: 'date',
      validation: (rule) => rule.required().custom(dayRule),
    }),
    defineField({
      name: 'deadline',
      title: 'Apply by',
      type: 'datetime',
      description: 'In the time zone below; at the latest on the day that it starts.',
      components: { input: TimeInZone },
      validation: (rule) =>
        rule
          .required()
          .custom(timeRule)
          .custom((deadline, { parent }) => {
            const start = (parent as { start?: string } | undefined)?.start
            return deadline && start && isAfterIntake(deadline, start)
              ? 'The deadline is after the intake starts: correct one of them'
              : true
          }),
    }),
    defineField({
      name: 'timeZone',
      title: 'Time zone',
      type: 'string',
      description:
        'The zone that the deadline is meant in, such as Asia/Shanghai; readers see the time there.',
      initialValue: 'Asia/Shanghai',
      validation: (rule) => rule.required().custom(timeZoneRule),
    }),
    defineField({
      name: 'note',
      title: 'Note',
      type: 'internationalizedArrayString',
      description: 'What else an applicant should know of this intake.',
    }),
  ],
  preview: {
    select: { start: 'start', deadline: 'deadline', timeZone: 'timeZone' },
    prepare: ({ start, deadline, timeZone }: Record<string, string | undefined>) => ({
      title: start ? `Starts on ${day(start)}` : 'No day yet',
      subtitle: deadline ? `Apply by ${day(deadline, timeZone)}` : 'No deadline yet',
    }),
  },
})
