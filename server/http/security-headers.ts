import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The headers of every answer. Scripts and styles come from files of ours only, and nothing is ever asked of anybody
 * else. What only makes sense over TLS is sent only there: on a plain local network it would lock people out.
 */
export function securityHeaders(encrypted: boolean): RequestHandler[] {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'", (request) => socketSource(request, encrypted)],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        workerSrc: ["'self'"],
        ...(encrypted ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: encrypted ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
    // Browsers ignore it on a plain network, and say so on every page.
    crossOriginOpenerPolicy: encrypted,
    originAgentCluster: encrypted,
    xFrameOptions: { action: 'deny' },
  });
  return [
    headers,
    (_request, response, next) => {
      response.setHeader(
        'permissions-policy',
        'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      );
      next();
    },
  ];
}

/** Older browsers do not take `'self'` for sockets: the same host is named, when what was sent can be one. */
function socketSource(request: IncomingMessage, encrypted: boolean): string {
  const host = request.headers.host ?? '';
  return /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i.test(host)
    ? `${encrypted ? 'wss' : 'ws'}://${host}`
    : "'self'";
}
