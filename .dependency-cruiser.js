/**
 * The floors of the house: imports point down only. Each message says where the code belongs instead.
 * sessions <- db <- server/platform <- server/{journal,bus,mail} <- server/{rooms,accounts,reports,privacy,rehearsal,jobs}
 * <- server/{gateway,http} <- server/{app,main,cli}; client imports sessions alone.
 */
const engines = '^server/(journal|bus|mail)/';
const work = '^server/(rooms|accounts|reports|privacy|rehearsal|jobs)/';
const doors = '^server/(gateway|http)/';
const top = '^server/[^/]+[.]ts$';

function floor(name, from, forbidden, comment) {
  return { name, severity: 'error', comment, from, to: { path: forbidden } };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    floor(
      'sessions-is-the-ground-floor',
      { path: '^sessions/' },
      '^(db|server|client|tests)/',
      'sessions/ imports no other floor. What needs SQL goes to db/, sockets or files to server/, a page to client/; pass the value in.',
    ),
    {
      name: 'sessions-is-pure',
      severity: 'error',
      comment:
        'sessions/ imports no package but zod/mini, d3-array and the stop words and stemmers of word clouds, and nothing of Node. Time, ids and randomness are passed in; what needs a library lives in server/ or client/.',
      from: { path: '^sessions/' },
      to: {
        dependencyTypesNot: ['local'],
        pathNot: '(^|node_modules/)(zod/(v4/)?mini|d3-array|stopword|snowball-stemmers)(/|$)',
      },
    },
    floor(
      'db-stands-on-sessions',
      { path: '^db/' },
      '^(server|client|tests)/',
      'db/ imports sessions/ alone. A rule of the product belongs in sessions/, the wiring in server/; hand db/ what it needs.',
    ),
    {
      name: 'sql-stays-in-db',
      severity: 'error',
      comment: 'All SQL is in db/: add a method to a repository there and call that.',
      from: { pathNot: '^(db|tests)/|^drizzle[.]config[.]ts$' },
      to: { path: '(^|node_modules/)(drizzle-orm|better-sqlite3|pg)(/|$)' },
    },
    floor(
      'platform-is-below-the-server',
      { path: '^server/platform/' },
      [engines, work, doors, top, '^client/', '^tests/'].join('|'),
      'server/platform/ serves every folder above it and knows none. Turn the import round, or move the code up to the folder that needs it.',
    ),
    floor(
      'engines-are-below-the-rooms',
      { path: engines },
      [work, doors, top, '^client/', '^tests/'].join('|'),
      'server/{journal,bus,mail} are engines: they know no room, account or route. Move the code up to server/rooms or server/accounts, or pass a function in.',
    ),
    floor(
      'work-is-below-the-doors',
      { path: work },
      [doors, top, '^client/', '^tests/'].join('|'),
      'server/{rooms,accounts,reports,privacy,rehearsal,jobs} do not know how they are reached. What speaks HTTP belongs in server/http, what speaks sockets in server/gateway.',
    ),
    floor(
      'doors-are-below-the-app',
      { path: doors },
      [top, '^client/', '^tests/'].join('|'),
      'server/{gateway,http} are given what they need: choosing implementations is the work of server/app.ts alone.',
    ),
    floor(
      'server-has-no-page',
      { path: '^server/' },
      '^(client|tests)/',
      'The server does not import pages or tests. What both sides need (wire types, projections) belongs in sessions/.',
    ),
    floor(
      'client-stands-on-sessions',
      { path: '^client/' },
      '^(db|server|tests)/',
      'client/ imports sessions/ alone. A type that both sides need belongs in sessions/protocol.ts; what only the server may know never comes here.',
    ),
    {
      name: 'client-has-no-node',
      severity: 'error',
      comment: 'A page has no Node: ask the server over HTTP or the socket.',
      from: { path: '^client/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'client-validates-lightly',
      severity: 'error',
      comment: 'Import zod/mini: the whole of zod weighs 22 kB more on every phone.',
      from: { path: '^(client|sessions)/' },
      to: { path: '(^|node_modules/)zod/', pathNot: 'zod/(v4/)?(mini|core|locales)(/|$)' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Two files that import each other are one idea, or hold a third: take that out into a file of its own.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-broken-import',
      severity: 'error',
      comment: 'Nothing is found there: mend the path (relative, with its ending) or add the package.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-package',
      severity: 'error',
      comment:
        'The product runs without development packages: make it a dependency in package.json, or move the code to tests/.',
      from: { path: '^(sessions|db|server|client)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only', 'npm'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'svelte'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
    },
    cache: { folder: '.cache/dependency-cruiser', strategy: 'content' },
  },
};
