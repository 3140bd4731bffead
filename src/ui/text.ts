import { z } from 'astro/zod'
import { isLocale, locales } from '../site/locales.ts'
import { emailPattern, slugProblem } from '../site/rules.ts'

/** A text that must be there and hold more than spaces. */
export const requiredText = z.string().trim().min(1)

export const slugModel = z.string().superRefine((slug, context) => {
  const problem = slugProblem(slug)
  if (problem) context.addIssue({ code: 'custom', message: problem, params: { remedy: 'Change the slug' } })
})

/** A name, and the language that it is in (BCP 47). */
export const nameInLanguageModel = z.object({ value: requiredText, language: requiredText })

/** An email address. */
export const emailModel = z.string().regex(emailPattern)

/** A time with its zone (ISO 8601). */
export const timeModel = z.iso.datetime({ offset: true })

/** A day, `2026-11-23`. */
export const dayModel = z.iso.date()

/** A language of the site. */
export const localeModel = z.string().transform((value, context) => {
  if (isLocale(value)) return value
  context.addIssue({
    code: 'custom',
    message: `“${value}” is not a language of this site`,
    params: { remedy: `Choose one of ${locales.join(', ')}` },
  })
  return z.NEVER
})
