import ts from 'typescript';
import { isLiteral, type Literal, nodesOf, outcomes, pieces, placeOf } from './literals.ts';

/** Attributes and properties whose texts are shown or read aloud. */
const SHOWN =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|\w*[lL]abel|text|hint|message|description|caption|heading|action|empty|summary|announcement|body)$/;
const LETTER = /\p{L}/u;
/** A capital, a space and letters as in `Move to`, or a word as a label is written: `Cancel`, `Add…`. */
const SENTENCE = /(?:^|[^\p{L}-])\p{Lu}\p{L}*[,:]? \p{L}|^\p{Lu}\p{Ll}+…?$/u;
/** What keyboards and the document call things: a key, or the two of a sequence such as `G H`. */
const KEY_NAME = /^(Alt|Arrow(Up|Down|Left|Right)?|Backspace|Control|Delete|End|Enter|Escape|Home|Meta|Page(Up|Down)|Shift|Space|Tab|G [A-Z])$/;

/** Where a text stands that is not from the catalogue: `pipeline/card.tsx:12 Move to`. */
export function leftTexts(module: ts.SourceFile, isKey: (text: string) => boolean): readonly string[] {
  const found = [...nodesOf(module)].flatMap((node) => (ts.isJsxText(node) ? jsxTexts(node) : [...shownTexts(node, isKey), ...sentences(node)]));
  return [...new Set(found)];
}

function jsxTexts(node: ts.JsxText): readonly string[] {
  return LETTER.test(node.text) ? [`${placeOf(node)} ${node.text.trim()}`] : [];
}

function shownTexts(node: ts.Node, isKey: (text: string) => boolean): readonly string[] {
  return outcomes(shownBy(node))
    .filter((literal) => hasLetters(literal) && !isKey(literal.getText().slice(1, -1)))
    .map(report);
}

/** What a node shows: the value of an attribute or property that is read, a child in braces. */
function shownBy(node: ts.Node): ts.Node | undefined {
  if (ts.isJsxAttribute(node) && SHOWN.test(node.name.getText())) {
    return node.initializer !== undefined && ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
  }
  if (ts.isPropertyAssignment(node) && SHOWN.test(node.name.getText().replaceAll("'", ''))) return node.initializer;
  return ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) ? node.expression : undefined;
}

function sentences(node: ts.Node): readonly string[] {
  if (!isLiteral(node) || isUnseen(node)) return [];
  return pieces(node).some((piece) => SENTENCE.test(piece) && !KEY_NAME.test(piece)) ? [report(node)] : [];
}

function hasLetters(literal: Literal): boolean {
  return pieces(literal).some((piece) => LETTER.test(piece));
}

/** Whether no person reads a literal: a path, a type, the key of a property, what is compared with, what is thrown at a programmer. */
function isUnseen({ parent }: Literal): boolean {
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true;
  return ts.isNewExpression(parent) && ts.isThrowStatement(parent.parent);
}

function report(literal: Literal): string {
  return `${placeOf(literal)} ${literal.getText()}`;
}
