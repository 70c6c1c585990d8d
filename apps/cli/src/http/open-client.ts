import type { CommandContext } from '../command-context';
import { ApiClient } from './api-client';

/** The client of the server that the environment names. */
export function openClient(context: CommandContext): ApiClient {
  const { apiUrl: url, apiKey: key } = context.environment('none');
  return new ApiClient({ url, key });
}
