import type { IncomingMessage, ServerResponse } from 'node:http';
import { pinoHttp } from 'pino-http';
import { newId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { RouteKey } from '../accounts/access.ts';

const routes = new WeakMap<IncomingMessage, RouteKey>();

/** Tells the log which route a request was for; its address is never logged, because people put anything in there. */
export function nameRoute(request: IncomingMessage, route: RouteKey): void {
  routes.set(request, route);
}

/** The number by which support finds a request in the log. */
export function referenceOf(request: IncomingMessage): string {
  return typeof request.id === 'string' ? request.id : '';
}

/**
 * One line a request: reference, route, status and time. No address, header, cookie, query or body, and of an error only
 * its kind and where in the code it came from, because messages quote what was sent.
 */
export function requestLog(log: Log) {
  return pinoHttp<IncomingMessage, ServerResponse>({
    logger: log,
    genReqId: () => newId(),
    quietReqLogger: true,
    wrapSerializers: false,
    customAttributeKeys: { reqId: 'reference' },
    serializers: {
      req: () => undefined,
      res: () => undefined,
      err: errorForLog,
    },
    customLogLevel: (_request, response, error) =>
      error !== undefined || response.statusCode >= 500 ? 'warn' : 'debug',
    customSuccessObject: (request, response, line: Timed) => lineOf(request, response, line),
    customErrorObject: (request, response, _error, line: Timed) => lineOf(request, response, line),
    customSuccessMessage: () => 'request answered',
    customErrorMessage: () => 'request failed',
  });
}

interface Timed {
  responseTime?: number;
}

function lineOf(request: IncomingMessage, response: ServerResponse, { responseTime }: Timed): object {
  const route = routes.get(request) ?? 'page';
  return { method: request.method, route, status: response.statusCode, ms: responseTime };
}

interface LoggedError {
  kind: string;
  code?: string;
  at: string[];
  cause?: LoggedError;
}

/** An error without its message. */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    at: (error.stack ?? '')
      .split('\n')
      .filter((frame) => /^\s+at /.test(frame))
      .slice(0, 12)
      .map((frame) => frame.trim()),
    ...(error.cause !== undefined && depth < 5 ? { cause: errorForLog(error.cause, depth + 1) } : {}),
  };
}
