import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** Something that a module takes from elsewhere. */
export interface Import {
  /** As written: './ops.ts', 'd3'. */
  readonly request: string;
  /** Its path from the top where it is a file of ours, else null. */
  readonly target: string | null;
  /** Gone once the types are: `import type`, `export type … from`, `import('…').T`. */
  readonly isType: boolean;
  /** Only its address is taken: `new URL('…', import.meta.url)`. */
  readonly isAddress: boolean;
}

export interface Module {
  /** From the top: 'src/model/ops.ts'. */
  readonly path: string;
  readonly source: string;
  readonly imports: readonly Import[];
  /** Names that it uses and nowhere declares: globals. */
  readonly globals: ReadonlySet<string>;
  /** Every name in it: variables, properties, attributes. */
  readonly names: ReadonlySet<string>;
  /** `a.b` wherever both are plain names. */
  readonly members: ReadonlySet<string>;
  /** Whether it hands on names that another module declares. */
  readonly reexports: boolean;
  readonly comments: readonly string[];
}

interface Syntax {
  readonly type: string;
  readonly [field: string]: unknown;
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && typeof (value as Syntax).type === 'string';
}

function childrenOf(node: Syntax): [field: string, child: Syntax][] {
  return Object.entries(node).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter(isSyntax)
      .map((child): [string, Syntax] => [field, child]),
  );
}

function nameOf(node: unknown): string | null {
  if (!isSyntax(node)) return null;
  if (!/^(Identifier|JSXIdentifier|PrivateIdentifier)$/.test(node.type)) return null;
  return String(node.name);
}

function textOf(node: unknown): string | null {
  if (!isSyntax(node)) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TSLiteralType') return textOf(node.literal);
  const { quasis } = node;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(quasis) || quasis.length !== 1) return null;
  return String(quasis[0].value.cooked);
}

/** Where an identifier is a label of something else and names no variable. */
function isLabel(parent: Syntax, field: string): boolean {
  if (parent.computed === true) return false;
  if (field === 'property') return parent.type === 'MemberExpression';
  if (field === 'key') return parent.shorthand !== true;
  if (field === 'right') return parent.type === 'TSQualifiedName';
  return field === 'imported' || field === 'exported' || field === 'label';
}

/** Where an identifier is declared. */
function isDeclared(parent: Syntax, field: string, isPattern: boolean): boolean {
  if (isPattern) return true;
  if (field === 'local') return parent.type.startsWith('Import');
  if (field === 'id') return true;
  if (field === 'params' || field === 'param') return true;
  return parent.type === 'TSTypeParameter' && field === 'name';
}

/** What a node requests of another module, and whether for its types only. */
function requestOf(node: Syntax): { request: string; isType: boolean } | null {
  const found = (source: unknown, isType: boolean) => {
    const request = textOf(source);
    return request === null ? null : { request, isType };
  };
  switch (node.type) {
    case 'ImportDeclaration':
      return found(node.source, node.importKind === 'type');
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return found(node.source, node.exportKind === 'type');
    case 'ImportExpression':
      return found(node.source, false);
    case 'TSImportType':
      return found(node.source ?? node.argument, true);
    case 'NewExpression': {
      const [address, base] = node.arguments as unknown[];
      const isBeside = isSyntax(base) && base.type === 'MemberExpression' && isSyntax(base.object);
      if (nameOf(node.callee) !== 'URL' || !isBeside || nameOf(base.property) !== 'url') return null;
      return (base.object as Syntax).type === 'MetaProperty' ? found(address, false) : null;
    }
    default:
      return null;
  }
}

/** Reads a module from its source. `known` are the paths that a request without an ending may mean. */
export function readModule(path: string, source: string, known: ReadonlySet<string> = new Set()): Module {
  const { program, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);

  const imports: Import[] = [];
  const names = new Set<string>();
  const members = new Set<string>();
  const used = new Set<string>();
  const declared = new Set<string>();
  const imported = new Set<string>();
  const exported = new Set<string>();
  let reexports = false;

  const visit = (node: Syntax, isPattern: boolean): void => {
    const found = requestOf(node);
    if (found) {
      const target = targetOf(path, found.request, known);
      imports.push({ ...found, target, isAddress: node.type === 'NewExpression' });
    }
    if (/^Export(Named|All)Declaration$/.test(node.type) && node.source) reexports = true;
    if (node.type === 'MemberExpression') members.add(`${nameOf(node.object)}.${nameOf(node.property)}`);
    for (const [field, child] of childrenOf(node)) {
      const name = nameOf(child);
      if (name !== null) {
        names.add(name);
        if (isDeclared(node, field, isPattern && field !== 'right')) declared.add(name);
        else if (!isLabel(node, field)) used.add(name);
        if (node.type.startsWith('Import') && field === 'local') imported.add(name);
        if (node.type === 'ExportSpecifier' && field === 'local') exported.add(name);
      }
      const text = textOf(child);
      if (text !== null && node.computed === true) names.add(text);
      const bindsHere = ['id', 'params', 'param'].includes(field);
      const bindsBelow =
        isPattern &&
        /Pattern$|^Property$|^RestElement$/.test(node.type) &&
        field !== 'right' &&
        field !== 'key';
      visit(child, /Pattern$|^Property$|^RestElement$/.test(child.type) && (bindsHere || bindsBelow));
    }
  };
  visit(program as unknown as Syntax, false);

  return {
    path,
    source,
    imports,
    names,
    members,
    globals: new Set([...used].filter((name) => !declared.has(name))),
    reexports: reexports || [...exported].some((name) => imported.has(name)),
    comments: comments.map((comment) => comment.value),
  };
}

/** The file of ours that a request means, from the top; null for a library. */
function targetOf(from: string, request: string, known: ReadonlySet<string>): string | null {
  const bare = request.replace(/\?.*$/, '');
  if (!/^\.{0,2}\//.test(bare)) return null;
  const path = bare.startsWith('/') ? bare.slice(1) : posix.join(posix.dirname(from), bare);
  const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];
  return endings.map((ending) => path + ending).find((candidate) => known.has(candidate)) ?? path;
}

/** Every module under the folders, read from the disk. */
export function readModules(root: string, folders: readonly string[]): Module[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path)),
  );
  const known = new Set(paths);
  return paths.sort().map((path) => readModule(path, readFileSync(posix.join(root, path), 'utf8'), known));
}
