import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/**
 * The log, one JSON object a line. It names sessions, rooms and error codes; never what people typed, never tokens,
 * names or addresses. What a careless call passes under one of these names is struck out.
 */
const STRUCK_OUT = ['token', 'password', 'name', 'email', 'text', 'cookie', 'authorization', 'secret'];

export function createLog(level: LogLevel): Log {
  return pino({
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: STRUCK_OUT.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[struck out]' },
  });
}
