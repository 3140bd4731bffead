import { BookIcon } from '@sanity/icons/Book'
import { CalendarIcon } from '@sanity/icons/Calendar'
import { CaseIcon } from '@sanity/icons/Case'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { CogIcon } from '@sanity/icons/Cog'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { DocumentsIcon } from '@sanity/icons/Documents'
import { BillIcon } from '@sanity/icons/Bill'
import { HomeIcon } from '@sanity/icons/Home'
import { LinkIcon } from '@sanity/icons/Link'
import { TagsIcon } from '@sanity/icons/Tags'
import { UserIcon } from '@sanity/icons/User'
import type { ComponentType } from 'react'

/** How documents of a type are marked in lists, references and the menu of new documents. */
export const typeIcons: Readonly<Record<string, ComponentType>> = {
  newsArticle: DocumentTextIcon,
  expert: UserIcon,
  university: HomeIcon,
  organisation: CaseIcon,
  programme: BookIcon,
  event: CalendarIcon,
  standard: CheckmarkCircleIcon,
  agreement: BillIcon,
  topic: TagsIcon,
  page: DocumentsIcon,
  redirect: LinkIcon,
  siteSettings: CogIcon,
}
