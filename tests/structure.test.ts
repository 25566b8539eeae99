import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const floors = ['sessions', 'db', 'server', 'client', 'tests'];
const topFolders = [...floors, 'docs', '.ci'];
const longest = 350;

const files = floors.flatMap((floor) =>
  readdirSync(join(root, floor), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
);
const code = files.filter((file) => /[.](ts|js|svelte)$/.test(file));

describe('the house keeps its shape', () => {
  it('imports point down only', { timeout: 60_000 }, async () => {
    expect(await brokenFloors(), 'each line says where the code belongs instead').toBe('');
  });

  it('the top level holds the seven known folders', () => {
    const strangers = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !topFolders.includes(entry.name) && !isMade(entry.name))
      .map(({ name }) => name);
    expect(strangers, `put it into one of ${topFolders.join(', ')}`).toEqual([]);
  });

  it(`no file is longer than ${longest} lines`, () => {
    const long = code
      // A catalogue of texts is one idea, however much the product has to say.
      .filter((file) => !file.startsWith('client/texts/'))
      .map((file) => [file, linesOf(readFileSync(join(root, file), 'utf8'))] as const)
      .filter(([, lines]) => lines > longest)
      .map(([file, lines]) => `${file}: ${lines} lines`);
    expect(long, 'a file holds one idea: find the second one and give it a file with its name').toEqual([]);
  });

  it('a file is named after what it holds', () => {
    const vague = code.filter((file) => /^(index|helpers?|utils?|misc|shared|types)[.]/.test(basename(file)));
    expect(vague, 'name the file after its one idea; import from where a thing is, without barrels').toEqual(
      [],
    );
  });

  it('modules are kebab-case, components PascalCase', () => {
    const odd = code.filter((file) =>
      file.endsWith('.svelte')
        ? !/^[A-Z][A-Za-z0-9]*[.]svelte$/.test(basename(file))
        : !/^[a-z0-9]+(-[a-z0-9]+)*([.](svelte|test|d))*[.](ts|js)$/.test(basename(file)),
    );
    expect(odd, 'rename to kebab-case.ts or PascalCase.svelte').toEqual([]);
  });
});

/** Lines to be read: without empty ones, and without the looks of a component, which say nothing about its ideas. */
function linesOf(text: string): number {
  const code = text.replace(/<style>[^]*<[/]style>/, '');
  return code.split('\n').filter((line) => line.trim() !== '').length;
}

/** Folders that tools make and git ignores. */
function isMade(name: string): boolean {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  return name === '.git' || ignored.includes(`${name}/`);
}

function brokenFloors(): Promise<string> {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.js', '--output-type', 'err-long', ...floors];
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [cruiser, ...args],
      { cwd: root, env: { NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        if (!error) done('');
        else if (stdout === '') fail(new Error(`The dependency cruiser did not run: ${stderr}`));
        else done(stdout);
      },
    );
  });
}
