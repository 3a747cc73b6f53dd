import ts from 'typescript';
import { isLiteral, type Literal, nodesOf, outcomes, pieces, placeOf } from './literals.ts';

/** A place that names texts of the catalogue. */
export interface KeyUse {
  /** What the literal may read: its holes are filled at run time. */
  readonly key: RegExp;
  /** The values given where it is said; undefined where the key is only held. */
  readonly values: readonly string[] | undefined;
  /** File and line. */
  readonly place: string;
}

/**
 * Every literal of a module that reads like a key of the catalogue, with the
 * values it is said with. One with holes counts where it is said: elsewhere it
 * is the name of something else.
 */
export function keyUses(module: ts.SourceFile, areas: ReadonlySet<string>): readonly KeyUse[] {
  const said = new Map<Literal, readonly string[]>();
  const uses: KeyUse[] = [];
  for (const node of nodesOf(module)) {
    for (const literal of keysSaid(node)) said.set(literal, valuesOf(node));
    if (isLiteral(node) && looksLikeKey(node, areas) && (said.has(node) || !ts.isTemplateExpression(node)))
      uses.push({ key: pattern(node), values: said.get(node), place: placeOf(node) });
  }
  return uses;
}

function looksLikeKey(literal: Literal, areas: ReadonlySet<string>): boolean {
  const [head = ''] = pieces(literal);
  return /^[a-z]+\./.test(head) && areas.has(head.slice(0, head.indexOf('.')));
}

/** The keys a call of `say` or a `<Said>` may mean. */
function keysSaid(node: ts.Node): readonly Literal[] {
  if (isSay(node)) return outcomes(node.arguments[0]);
  return isSaid(node) ? outcomes(attribute(node, 'text')) : [];
}

function isSay(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === 'say';
}

function isSaid(node: ts.Node): node is ts.JsxSelfClosingElement {
  return ts.isJsxSelfClosingElement(node) && node.tagName.getText() === 'Said';
}

function attribute(node: ts.JsxSelfClosingElement, name: string): ts.Node | undefined {
  const found = node.attributes.properties.find((property) => ts.isJsxAttribute(property) && property.name.getText() === name);
  const value = found !== undefined && ts.isJsxAttribute(found) ? found.initializer : undefined;
  return value !== undefined && ts.isJsxExpression(value) ? value.expression : value;
}

/** The names of the values given; what is not written out as an object counts as one value nobody asked for. */
function valuesOf(node: ts.Node): readonly string[] {
  const values = isSay(node) ? node.arguments[1] : isSaid(node) ? attribute(node, 'values') : undefined;
  if (values === undefined) return [];
  if (!ts.isObjectLiteralExpression(values)) return [`not written out: ${values.getText()}`];
  return values.properties.map((property) => property.name?.getText() ?? property.getText());
}

function pattern(literal: Literal): RegExp {
  const escaped = pieces(literal).map((piece) => piece.replaceAll('.', '\\.'));
  return new RegExp(`^${escaped.join('[\\w-]+')}$`, 'u');
}
