import type { Request, Response } from 'express';
import type { ApiServices } from '../api-services';

/** What a handler gets. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly services: ApiServices;
}

/** Answers one operation; a rejection becomes a problem. */
export type Handler = (exchange: Exchange) => Promise<void>;
