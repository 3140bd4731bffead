import { CloseIcon } from '@sanity/icons/Close'
import { Button, Card, Flex, Stack, Text } from '@sanity/ui'
import { Autocomplete } from '@sanity/ui/autocomplete'
import { type ArrayOfPrimitivesInputProps, set, type StringInputProps, unset } from 'sanity'
import { languages, type NamedCode, regions } from './codes.ts'

interface SearchProps {
  readonly id: string
  readonly codes: readonly NamedCode[]
  readonly value: string
  readonly readOnly: boolean
  readonly placeholder: string
  readonly onChange: (code: string) => void
}

/** Finds a code by any of its names. */
function CodeSearch({ codes, ...props }: SearchProps) {
  return (
    <Autocomplete
      {...props}
      openButton
      options={codes.map((code) => ({ ...code }))}
      filterOption={(query, { search }) => search.includes(query.trim().toLowerCase())}
      renderOption={({ title, value }) => (
        <Card as="button" padding={3} radius={2}>
          <Flex gap={3} justify="space-between">
            <Text size={1}>{title}</Text>
            <Text size={1} muted>
              {value}
            </Text>
          </Flex>
        </Card>
      )}
      renderValue={(value) => codes.find((code) => code.value === value)?.title ?? value}
    />
  )
}

/** A field that holds one code. */
function oneOf(codes: readonly NamedCode[], placeholder: string) {
  return function OneCode({ value = '', onChange, readOnly, elementProps }: StringInputProps) {
    return (
      <CodeSearch
        id={elementProps.id}
        codes={codes}
        value={value}
        readOnly={Boolean(readOnly)}
        placeholder={placeholder}
        onChange={(code) => onChange(code ? set(code) : unset())}
      />
    )
  }
}

/** A field that holds a list of codes: each can be taken out, and one more be found. */
function listOf(codes: readonly NamedCode[], placeholder: string) {
  return function CodeList({ value = [], onChange, readOnly, elementProps }: ArrayOfPrimitivesInputProps) {
    const chosen = value.map(String)
    const change = (next: readonly string[]) => onChange(next.length > 0 ? set(next) : unset())
    const titleOf = (code: string) => codes.find((each) => each.value === code)?.title ?? code
    return (
      <Stack gap={2}>
        {chosen.length > 0 && (
          <Flex gap={2} wrap="wrap">
            {chosen.map((code) => (
              <Button
                key={code}
                mode="ghost"
                fontSize={1}
                padding={2}
                disabled={Boolean(readOnly)}
                text={titleOf(code)}
                iconRight={CloseIcon}
                aria-label={`Remove ${titleOf(code)}`}
                onClick={() => change(chosen.filter((each) => each !== code))}
              />
            ))}
          </Flex>
        )}
        <CodeSearch
          // A new one for each choice, so that the words typed for the last are gone.
          key={chosen.join()}
          id={elementProps.id}
          codes={codes.filter((code) => !chosen.includes(code.value))}
          value=""
          readOnly={Boolean(readOnly)}
          placeholder={placeholder}
          onChange={(code) => code && change([...chosen, code])}
        />
      </Stack>
    )
  }
}

const findRegion = 'Type a name, in English or Chinese, or the code'
const findLanguage = 'Type a language, in English or Chinese, or its tag'

export const RegionInput = oneOf(regions, findRegion)
export const RegionListInput = listOf(regions, findRegion)
export const LanguageInput = oneOf(languages, findLanguage)
export const LanguageListInput = listOf(languages, findLanguage)
