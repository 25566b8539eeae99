import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const markupAsText = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'srcdoc',
  'createContextualFragment',
].map((property) => ({
  property,
  message: 'Text that people typed must never become markup: set textContent, or render it with Svelte.',
}));

const weakRandomness = {
  object: 'Math',
  property: 'random',
  message: 'Math.random can be guessed: take an id or a random source that is passed in.',
};

/** What the core must be handed instead of fetching it itself, so that a replay gives the same answer twice. */
const outsideTheCore = [
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => ({
    name,
    message: 'sessions/ has no clock: time comes in with the command.',
  })),
  ...['process', 'Buffer', 'global', 'require', '__dirname'].map((name) => ({
    name,
    message: 'sessions/ knows no Node: this belongs in server/.',
  })),
  ...[
    'window',
    'document',
    'navigator',
    'location',
    'localStorage',
    'sessionStorage',
    'fetch',
    'WebSocket',
  ].map((name) => ({ name, message: 'sessions/ knows no browser: this belongs in client/.' })),
  {
    name: 'crypto',
    message: 'sessions/ has no randomness: ids and random numbers come in with the command.',
  },
  { name: 'console', message: 'sessions/ prints nothing: return an event or a refusal.' },
];

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'data/', 'coverage/', '.cache/', '.svelte-check/'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    // A rule that is wrong is changed here, for everyone and with a reason, not switched off in one place.
    linterOptions: { noInlineConfig: true },
    languageOptions: {
      parserOptions: { project: './tsconfig.json', extraFileExtensions: ['.svelte'] },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^[.]{1,2}/(?!.*[.](ts|js|svelte|css|json|svg)([?].*)?$)',
              message: 'Relative imports name the whole file, with its ending.',
            },
          ],
        },
      ],
      'no-restricted-properties': ['error', weakRandomness, ...markupAsText],
      'object-shorthand': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Every port is asynchronous in its signature, also where the embedded implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['{sessions,db,server,client}/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Exports have names, so that a search finds every use.',
        },
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrels: import a thing from the file that holds it.',
        },
      ],
    },
  },
  {
    files: ['sessions/**'],
    rules: { 'no-restricted-globals': ['error', ...outsideTheCore] },
  },
  {
    files: ['client/**'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      'svelte/no-at-html-tags': 'error',
      // A map that only keeps the books of a class is not state that a page shows.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "SvelteAttribute[key.name='style']",
          message:
            'The content policy blocks style attributes: use a class, or `style:name={value}`, which sets the property from script.',
        },
      ],
    },
  },
  {
    // To the linter an imported component is untyped, and so is what it hands to a callback; svelte-check knows better.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['tests/**', 'server/cli/**', 'server/cli.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // A value that is missing fails the test right there, which is what it should do.
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.js'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
);
