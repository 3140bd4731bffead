import { definePlugin, type WorkspaceOptions } from 'sanity'
import { createLakeClient } from './lake-client.ts'

const withoutComments = definePlugin({ name: 'local-lake', document: { comments: { enabled: false } } })

/**
 * What a workspace on a local lake has besides: how to reach it, no login, and none of what only Sanity's own service
 * can do (tasks, comments, notices).
 * @param url as `http://127.0.0.1:3900`
 */
export function lakeWorkspace(
  url: string,
): Omit<WorkspaceOptions, 'name' | 'basePath' | 'projectId' | 'dataset'> {
  return {
    apiHost: url,
    unstable_clientFactory: createLakeClient,
    // A token is read from the address (`#token=…`) where the lake demands one; cookies are not needed.
    auth: { loginMethod: 'token', providers: [] },
    plugins: [withoutComments()],
    // The newer strategy asks with text::query(), which the lake refuses.
    search: { strategy: 'groqLegacy' },
    announcements: { enabled: false },
    mediaLibrary: { enabled: false },
    tasks: { enabled: false },
  }
}
